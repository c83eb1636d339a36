package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.core.Remedy;

/// The commands that switch a bucket's ACLs off. S3 refuses while the ACL grants anything to
/// anybody but the owner, and refuses an ACL once they are off.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
final class AclRemedy {

  private AclRemedy() {}

  static Remedy disable(String bucket) {
    return Remedy.asking(enforceOwner(bucket));
  }

  /// Where others are granted something: a copy of the ACL, then nobody but the owner. Nothing
  /// where ACLs are off by now, which another remedy in the same script may have done.
  static Remedy resetAndDisable(String bucket) {
    return Remedy.asking(
        """
        aws s3api get-bucket-ownership-controls --bucket %s 2> /dev/null | grep -q BucketOwnerEnforced || { \\
        aws s3api get-bucket-acl --bucket %s > %s && \\
        aws s3api put-bucket-acl --bucket %s --acl private && \\
        %s; }\
        """
            .formatted(
                word(bucket),
                word(bucket),
                word(bucket + "-acl.json"),
                word(bucket),
                enforceOwner(bucket)));
  }

  /// Where nobody knows whether others are granted something. S3 itself refuses, if so.
  static Remedy disableUnseen(String bucket) {
    return Remedy.asking(
        """
        # If S3 answers InvalidBucketAclWithObjectOwnership, the ACL grants something to others. Look at it, reset it, repeat:
        # aws s3api get-bucket-acl --bucket %s
        # aws s3api put-bucket-acl --bucket %s --acl private
        %s\
        """
            .formatted(word(bucket), word(bucket), enforceOwner(bucket)));
  }

  private static String enforceOwner(String bucket) {
    return "aws s3api put-bucket-ownership-controls --bucket "
        + word(bucket)
        + " --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'";
  }
}
