package io.github.mlopsaudit.core;

import java.util.List;

/// The access control list of a bucket: the canonical user id of its owner, and its grants. AWS
/// answers with what is in effect.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html
public record Acl(String owner, List<Grant> grants) {

  public Acl {
    grants = List.copyOf(grants);
  }

  /// A permission as AWS names it (`READ`, `WRITE`, `READ_ACP`, `WRITE_ACP`, `FULL_CONTROL`), given
  /// to a group by its URI or to a user by the canonical id.
  public record Grant(String grantee, String permission) {}
}
