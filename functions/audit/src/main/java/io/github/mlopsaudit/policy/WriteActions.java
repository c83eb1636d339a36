package io.github.mlopsaudit.policy;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.policybuilder.iam.IamAction;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/// The S3 actions that change data or settings. A statement is held against each of them, wildcards
/// and NotAction included: looking for "Put" in the text would call `s3:GetObject*` safe and
/// `s3:P*` too.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
final class WriteActions {

  private static final List<String> ALL =
      List.of(
          "s3:AbortMultipartUpload",
          "s3:BypassGovernanceRetention",
          "s3:DeleteBucket",
          "s3:DeleteBucketPolicy",
          "s3:DeleteBucketWebsite",
          "s3:DeleteObject",
          "s3:DeleteObjectTagging",
          "s3:DeleteObjectVersion",
          "s3:DeleteObjectVersionTagging",
          "s3:ObjectOwnerOverrideToBucketOwner",
          "s3:PutBucketAcl",
          "s3:PutBucketCORS",
          "s3:PutBucketLogging",
          "s3:PutBucketNotification",
          "s3:PutBucketObjectLockConfiguration",
          "s3:PutBucketOwnershipControls",
          "s3:PutBucketPolicy",
          "s3:PutBucketPublicAccessBlock",
          "s3:PutBucketTagging",
          "s3:PutBucketVersioning",
          "s3:PutBucketWebsite",
          "s3:PutEncryptionConfiguration",
          "s3:PutLifecycleConfiguration",
          "s3:PutObject",
          "s3:PutObjectAcl",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionAcl",
          "s3:PutObjectVersionTagging",
          "s3:PutReplicationConfiguration",
          "s3:ReplicateDelete",
          "s3:ReplicateObject",
          "s3:ReplicateTags",
          "s3:RestoreObject");

  private WriteActions() {}

  static boolean allowedBy(IamStatement statement) {
    if (!statement.notActions().isEmpty()) {
      return ALL.stream().anyMatch(action -> !matchesAny(statement.notActions(), action));
    }
    return ALL.stream().anyMatch(action -> matchesAny(statement.actions(), action));
  }

  private static boolean matchesAny(List<IamAction> patterns, String action) {
    return patterns.stream().anyMatch(pattern -> matches(pattern.value(), action));
  }

  private static boolean matches(String pattern, String action) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
  }
}
