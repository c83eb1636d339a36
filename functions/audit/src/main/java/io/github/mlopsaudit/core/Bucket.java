package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;

/// A bucket as it was found. `createdAt` is what ListBuckets says, which AWS changes when for
/// example the bucket policy is edited: show it as a date, never judge by it.
public record Bucket(
    String name,
    Instant createdAt,
    Reading<String> region,
    Reading<BlockPublicAccess> blockPublicAccess,
    Reading<PolicyStatus> policyStatus,
    Reading<PolicyDocument> policy,
    Reading<Encryption> encryption,
    Reading<Versioning> versioning,
    Reading<Contents> contents) {

  /// Every reading of the bucket, for counting what could not be seen.
  public List<Reading<?>> readings() {
    return List.of(
        region, blockPublicAccess, policyStatus, policy, encryption, versioning, contents);
  }
}
