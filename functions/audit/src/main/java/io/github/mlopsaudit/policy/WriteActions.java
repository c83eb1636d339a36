package io.github.mlopsaudit.policy;

import java.util.List;

/// The actions of a resource policy that change data or settings. A statement is held against each
/// of them, wildcards and NotAction included: looking for "Put" in the text would call
/// `s3:GetObject*` safe and `s3:P*` too.
final class WriteActions {

  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
  static final List<String> OF_BUCKETS =
      List.of(
          "s3:AbortMultipartUpload",
          "s3:BypassGovernanceRetention",
          "s3:CreateBucketMetadataTableConfiguration",
          "s3:DeleteBucket",
          "s3:DeleteBucketMetadataTableConfiguration",
          "s3:DeleteBucketPolicy",
          "s3:DeleteBucketWebsite",
          "s3:DeleteObject",
          "s3:DeleteObjectAnnotation",
          "s3:DeleteObjectTagging",
          "s3:DeleteObjectVersion",
          "s3:DeleteObjectVersionAnnotation",
          "s3:DeleteObjectVersionTagging",
          "s3:InitiateReplication",
          "s3:ObjectOwnerOverrideToBucketOwner",
          "s3:PutAccelerateConfiguration",
          "s3:PutAnalyticsConfiguration",
          "s3:PutBucketAbac",
          "s3:PutBucketAcl",
          "s3:PutBucketCORS",
          "s3:PutBucketLogging",
          "s3:PutBucketNotification",
          "s3:PutBucketObjectLockConfiguration",
          "s3:PutBucketOwnershipControls",
          "s3:PutBucketPolicy",
          "s3:PutBucketPublicAccessBlock",
          "s3:PutBucketRequestPayment",
          "s3:PutBucketTagging",
          "s3:PutBucketVersioning",
          "s3:PutBucketWebsite",
          "s3:PutEncryptionConfiguration",
          "s3:PutIntelligentTieringConfiguration",
          "s3:PutInventoryConfiguration",
          "s3:PutLifecycleConfiguration",
          "s3:PutMetricsConfiguration",
          "s3:PutObject",
          "s3:PutObjectAcl",
          "s3:PutObjectAnnotation",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionAcl",
          "s3:PutObjectVersionAnnotation",
          "s3:PutObjectVersionTagging",
          "s3:PutReplicationConfiguration",
          "s3:ReplicateDelete",
          "s3:ReplicateObject",
          "s3:ReplicateObjectAnnotation",
          "s3:ReplicateTags",
          "s3:RestoreObject",
          "s3:TagResource",
          "s3:UntagResource",
          "s3:UpdateBucketMetadataAnnotationTableConfiguration",
          "s3:UpdateBucketMetadataInventoryTableConfiguration",
          "s3:UpdateBucketMetadataJournalTableConfiguration",
          "s3:UpdateObjectEncryption");

  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
  static final List<String> OF_REPOSITORIES =
      List.of(
          "ecr:BatchDeleteImage",
          "ecr:BatchImportUpstreamImage",
          "ecr:CompleteLayerUpload",
          "ecr:DeleteLifecyclePolicy",
          "ecr:DeleteRepository",
          "ecr:DeleteRepositoryPolicy",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:PutImageScanningConfiguration",
          "ecr:PutImageTagMutability",
          "ecr:PutLifecyclePolicy",
          "ecr:ReplicateImage",
          "ecr:SetRepositoryPolicy",
          "ecr:StartImageScan",
          "ecr:TagResource",
          "ecr:UntagResource",
          "ecr:UpdateImageStorageClass",
          "ecr:UploadLayerPart");

  private WriteActions() {}
}
