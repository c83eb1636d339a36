/// What was deployed, read from AWS: the stack and its function.
@NullMarked
package io.github.mlopsaudit.cli.stack;

import org.jspecify.annotations.NullMarked;
