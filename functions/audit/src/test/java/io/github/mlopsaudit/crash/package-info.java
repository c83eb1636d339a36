/// What a run leaves behind whose process is killed.
@NullMarked
package io.github.mlopsaudit.crash;

import org.jspecify.annotations.NullMarked;
