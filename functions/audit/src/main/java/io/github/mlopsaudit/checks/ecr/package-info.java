/// Checks of the ecr group.
@NullMarked
package io.github.mlopsaudit.checks.ecr;

import org.jspecify.annotations.NullMarked;
