/// Reads the course file and the roster notation. Pure.
@NullMarked
package io.github.mlopsaudit.course;

import org.jspecify.annotations.NullMarked;
