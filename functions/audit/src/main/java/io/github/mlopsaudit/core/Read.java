package io.github.mlopsaudit.core;

import java.util.Set;

/// Each read of AWS that the audit makes, with the IAM action that it needs and the operation as
/// the API names it. A check says which it needs; what no enabled check needs is not read.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
public enum Read {
  LIST_BUCKETS("s3:ListAllMyBuckets", "s3:ListBuckets"),
  BUCKET_NAME("s3:ListBucket", "s3:HeadBucket"),
  BUCKET_REGION("s3:GetBucketLocation", "s3:GetBucketLocation"),
  BUCKET_BLOCK("s3:GetBucketPublicAccessBlock", "s3:GetPublicAccessBlock"),
  POLICY_STATUS("s3:GetBucketPolicyStatus", "s3:GetBucketPolicyStatus"),
  BUCKET_POLICY("s3:GetBucketPolicy", "s3:GetBucketPolicy"),
  BUCKET_ACL("s3:GetBucketAcl", "s3:GetBucketAcl"),
  OBJECT_OWNERSHIP("s3:GetBucketOwnershipControls", "s3:GetBucketOwnershipControls"),
  BUCKET_WEBSITE("s3:GetBucketWebsite", "s3:GetBucketWebsite"),
  BUCKET_ENCRYPTION("s3:GetEncryptionConfiguration", "s3:GetBucketEncryption"),
  KMS_KEY("kms:DescribeKey", "kms:DescribeKey"),
  BUCKET_VERSIONING("s3:GetBucketVersioning", "s3:GetBucketVersioning"),
  BUCKET_LIFECYCLE("s3:GetLifecycleConfiguration", "s3:GetBucketLifecycleConfiguration"),
  BUCKET_CONTENTS("s3:ListBucket", "s3:ListObjectsV2"),
  ACCOUNT_BLOCK("s3:GetAccountPublicAccessBlock", "s3-control:GetPublicAccessBlock"),
  LIST_REPOSITORIES("ecr:DescribeRepositories", "ecr:DescribeRepositories"),
  REPOSITORY_SCANNING(
      "ecr:BatchGetRepositoryScanningConfiguration", "ecr:BatchGetRepositoryScanningConfiguration"),
  REGISTRY_SCANNING("ecr:GetRegistryScanningConfiguration", "ecr:GetRegistryScanningConfiguration"),
  BASIC_SCAN_VERSION("ecr:GetAccountSetting", "ecr:GetAccountSetting"),
  REPOSITORY_LIFECYCLE("ecr:GetLifecyclePolicy", "ecr:GetLifecyclePolicy"),
  REPOSITORY_POLICY("ecr:GetRepositoryPolicy", "ecr:GetRepositoryPolicy"),
  IMAGES("ecr:DescribeImages", "ecr:DescribeImages"),
  IMAGE_SCAN("ecr:DescribeImageScanFindings", "ecr:DescribeImageScanFindings"),
  ROLE_SIMULATION("iam:SimulatePrincipalPolicy", "iam:SimulatePrincipalPolicy");

  /// What finding the resources and the inventory need, whatever checks are on.
  public static final Set<Read> INVENTORY =
      Set.of(LIST_BUCKETS, BUCKET_NAME, BUCKET_REGION, BUCKET_CONTENTS, LIST_REPOSITORIES, IMAGES);

  private final String action;
  private final String operation;

  Read(String action, String operation) {
    this.action = action;
    this.operation = operation;
  }

  /// The IAM action: `s3:GetEncryptionConfiguration`.
  public String action() {
    return action;
  }

  /// The API operation: `s3:GetBucketEncryption`.
  public String operation() {
    return operation;
  }
}
