/// The only package that reads through the AWS SDK.
@NullMarked
package io.github.mlopsaudit.aws;

import org.jspecify.annotations.NullMarked;
