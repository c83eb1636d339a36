/// The checks: one final class each, and the ordered list of them.
@NullMarked
package io.github.mlopsaudit.checks;

import org.jspecify.annotations.NullMarked;
