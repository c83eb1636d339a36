package io.github.mlopsaudit.core;

/// S3's own judgement of a bucket policy (GetBucketPolicyStatus).
public enum PolicyStatus {
  NO_POLICY,
  NOT_PUBLIC,
  PUBLIC
}
