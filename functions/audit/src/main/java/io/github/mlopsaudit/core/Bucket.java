package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;

/// A bucket as it was found. `createdAt` is what ListBuckets says, which AWS changes when for
/// example the bucket policy is edited: show it as a date, never judge by it. `acl` is not asked
/// for where Object Ownership switches ACLs off.
public record Bucket(
    String name,
    Instant createdAt,
    Reading<String> region,
    Reading<BlockPublicAccess> blockPublicAccess,
    Reading<PolicyStatus> policyStatus,
    Reading<PolicyDocument> policy,
    Reading<Acl> acl,
    Reading<ObjectOwnership> ownership,
    Reading<Website> website,
    Reading<Encryption> encryption,
    Reading<KmsKey> kmsKey,
    Reading<Versioning> versioning,
    Reading<List<LifecycleRule>> lifecycle,
    Reading<Contents> contents) {

  /// Every reading of the bucket, for counting what could not be seen.
  public List<Reading<?>> readings() {
    return List.of(
        region,
        blockPublicAccess,
        policyStatus,
        policy,
        acl,
        ownership,
        website,
        encryption,
        kmsKey,
        versioning,
        lifecycle,
        contents);
  }
}
