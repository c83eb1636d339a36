package io.github.mlopsaudit.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/// The settings of a sample student's bucket: what every new bucket has on AWS, and none on moto,
/// then what the course teaches, and what the student made of it.
final class SampleSettings {
  private final S3Client s3;
  private final SampleStudent student;
  private final String bucket;

  SampleSettings(S3Client s3, SampleStudent student) {
    this.s3 = s3;
    this.student = student;
    this.bucket = student.bucket();
  }

  /// Puts them all.
  ///
  /// @param kmsKey the key that encrypts the bucket, else S3's own does
  void put(Optional<String> kmsKey) {
    putEncryption(kmsKey);
    // A new bucket's block would refuse what is public below; so would the one put after it.
    s3.deletePublicAccessBlock(request -> request.bucket(bucket));
    putAcl();
    SamplePolicies.bucket(student)
        .ifPresent(policy -> s3.putBucketPolicy(request -> request.bucket(bucket).policy(policy)));
    if (!student.has(Fault.NO_PUBLIC_ACCESS_BLOCK)) {
      putPublicAccessBlock(!student.has(Fault.HALF_PUBLIC_ACCESS_BLOCK));
    }
    if (!student.has(Fault.VERSIONING_NEVER_SET)) {
      putVersioning();
    }
    if (student.has(Fault.STATIC_WEBSITE)) {
      putWebsite();
    }
    putLifecycle();
  }

  private void putAcl() {
    if (!student.has(Fault.PUBLIC_ACL)) {
      putOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
      return;
    }
    putOwnership(ObjectOwnership.OBJECT_WRITER);
    s3.putBucketAcl(request -> request.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ));
  }

  private void putEncryption(Optional<String> kmsKey) {
    ServerSideEncryptionRule rule =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(byDefault ->
                kmsKey.ifPresentOrElse(
                    key -> byDefault.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(key),
                    () -> byDefault.sseAlgorithm(ServerSideEncryption.AES256)))
            .bucketKeyEnabled(kmsKey.isPresent())
            .build();
    s3.putBucketEncryption(request ->
        request
            .bucket(bucket)
            .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule)));
  }

  private void putOwnership(ObjectOwnership ownership) {
    OwnershipControlsRule rule = OwnershipControlsRule.builder().objectOwnership(ownership).build();
    s3.putBucketOwnershipControls(
        request -> request.bucket(bucket).ownershipControls(controls -> controls.rules(rule)));
  }

  private void putPublicAccessBlock(boolean policies) {
    s3.putPublicAccessBlock(request ->
        request
            .bucket(bucket)
            .publicAccessBlockConfiguration(block ->
                block
                    .blockPublicAcls(true)
                    .ignorePublicAcls(true)
                    .blockPublicPolicy(policies)
                    .restrictPublicBuckets(policies)));
  }

  private void putVersioning() {
    BucketVersioningStatus status =
        student.has(Fault.VERSIONING_SUSPENDED)
            ? BucketVersioningStatus.SUSPENDED
            : BucketVersioningStatus.ENABLED;
    s3.putBucketVersioning(request ->
        request.bucket(bucket).versioningConfiguration(versioning -> versioning.status(status)));
  }

  private void putWebsite() {
    s3.putBucketWebsite(request ->
        request
            .bucket(bucket)
            .websiteConfiguration(
                website -> website.indexDocument(index -> index.suffix("index.html"))));
  }

  private void putLifecycle() {
    List<LifecycleRule> rules = new ArrayList<>();
    if (student.has(Fault.LIFECYCLE_DELETES_ALL)) {
      rules.add(rule("delete-after-7-days").expiration(after -> after.days(7)).build());
    }
    if (student.has(Habit.TIDY_LIFECYCLE)) {
      rules.add(
          rule("tidy-up")
              .noncurrentVersionExpiration(old -> old.noncurrentDays(30))
              .abortIncompleteMultipartUpload(upload -> upload.daysAfterInitiation(7))
              .build());
    }
    if (!rules.isEmpty()) {
      s3.putBucketLifecycleConfiguration(request ->
          request.bucket(bucket).lifecycleConfiguration(lifecycle -> lifecycle.rules(rules)));
    }
  }

  private static LifecycleRule.Builder rule(String id) {
    return LifecycleRule.builder()
        .id(id)
        .status(ExpirationStatus.ENABLED)
        .filter(everything -> everything.prefix(""));
  }
}
