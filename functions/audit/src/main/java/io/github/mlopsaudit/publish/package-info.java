/// Tells people through SNS, one message a run and audience, and keeps reports in their bucket.
@NullMarked
package io.github.mlopsaudit.publish;

import org.jspecify.annotations.NullMarked;
