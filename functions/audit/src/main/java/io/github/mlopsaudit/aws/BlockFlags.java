package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.BlockPublicAccess;
import org.jspecify.annotations.Nullable;

/// The four flags of S3 Block Public Access as the SDK has them, for which S3 and S3 Control have a
/// type each.
record BlockFlags(
    @Nullable Boolean blockAcls,
    @Nullable Boolean ignoreAcls,
    @Nullable Boolean blockPolicy,
    @Nullable Boolean restrictBuckets) {

  /// A flag that is not set is false; an answer without any is none.
  BlockPublicAccess toCore() {
    if (blockAcls == null && ignoreAcls == null && blockPolicy == null && restrictBuckets == null) {
      throw new MalformedAnswerException("PublicAccessBlockConfiguration has no flag");
    }
    return new BlockPublicAccess(
        Boolean.TRUE.equals(blockAcls),
        Boolean.TRUE.equals(ignoreAcls),
        Boolean.TRUE.equals(blockPolicy),
        Boolean.TRUE.equals(restrictBuckets));
  }
}
