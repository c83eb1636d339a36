/// Checks of the course group.
@NullMarked
package io.github.mlopsaudit.checks.course;

import org.jspecify.annotations.NullMarked;
