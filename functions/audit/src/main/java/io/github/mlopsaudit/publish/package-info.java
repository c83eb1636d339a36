/// Tells people: one SNS message a run.
@NullMarked
package io.github.mlopsaudit.publish;

import org.jspecify.annotations.NullMarked;
