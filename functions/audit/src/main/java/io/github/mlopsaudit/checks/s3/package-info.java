/// Checks of the s3 group.
@NullMarked
package io.github.mlopsaudit.checks.s3;

import org.jspecify.annotations.NullMarked;
