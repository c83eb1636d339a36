/// Reads IAM policy documents: who may do what, and is it public. Pure.
@NullMarked
package io.github.mlopsaudit.policy;

import org.jspecify.annotations.NullMarked;
