/// Tells people through SNS: one message a run and audience.
@NullMarked
package io.github.mlopsaudit.publish;

import org.jspecify.annotations.NullMarked;
