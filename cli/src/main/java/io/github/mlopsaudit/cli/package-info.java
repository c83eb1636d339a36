/// The ./audit command.
@NullMarked
package io.github.mlopsaudit.cli;

import org.jspecify.annotations.NullMarked;
