package io.github.mlopsaudit.local;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/// Makes the buckets of the sample students.
final class SampleBuckets {
  private final Region region;
  private final S3Client s3;
  private final S3Client otherRegion;

  SampleBuckets(Clients clients) {
    this.region = clients.region();
    this.s3 = clients.s3(region);
    this.otherRegion = clients.s3(Region.US_EAST_1);
  }

  void create(SampleStudent student) {
    if (student.has(Fault.BUCKET_MISSING)) {
      return;
    }
    String bucket = student.bucket();
    if (student.has(Fault.BUCKET_IN_OTHER_REGION)) {
      otherRegion.createBucket(request -> request.bucket(bucket));
      configure(otherRegion, student);
    } else {
      s3.createBucket(inRegion(bucket));
      configure(s3, student);
    }
  }

  private Consumer<CreateBucketRequest.Builder> inRegion(String bucket) {
    return request ->
        request
            .bucket(bucket)
            .createBucketConfiguration(location -> location.locationConstraint(region.id()));
  }

  private void configure(S3Client client, SampleStudent student) {
    String bucket = student.bucket();
    putDefaultsOfAws(client, bucket);
    if (student.has(Fault.PUBLIC_POLICY)) { // before the block, which would refuse it
      client.putBucketPolicy(request -> request.bucket(bucket).policy(coursePagePolicy(bucket)));
    }
    if (!student.has(Fault.NO_PUBLIC_ACCESS_BLOCK)) {
      putPublicAccessBlock(client, bucket, !student.has(Fault.HALF_PUBLIC_ACCESS_BLOCK));
    }
    if (!student.has(Fault.VERSIONING_NEVER_SET)) {
      putVersioning(client, student);
    }
    putArtifacts(client, student);
  }

  /// What every new bucket has on AWS, and none on moto.
  private static void putDefaultsOfAws(S3Client client, String bucket) {
    ServerSideEncryptionRule aes256 =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(
                byDefault -> byDefault.sseAlgorithm(ServerSideEncryption.AES256))
            .build();
    client.putBucketEncryption(request ->
        request
            .bucket(bucket)
            .serverSideEncryptionConfiguration(encryption -> encryption.rules(aes256)));
    OwnershipControlsRule enforced =
        OwnershipControlsRule.builder()
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .build();
    client.putBucketOwnershipControls(
        request -> request.bucket(bucket).ownershipControls(controls -> controls.rules(enforced)));
  }

  /// As the course page shows it, under "bucket not found".
  private static String coursePagePolicy(String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": "*",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::%s/*"
        }
      ]
    }
    """
        .formatted(bucket);
  }

  private static void putPublicAccessBlock(S3Client client, String bucket, boolean policies) {
    client.putPublicAccessBlock(request ->
        request
            .bucket(bucket)
            .publicAccessBlockConfiguration(block ->
                block
                    .blockPublicAcls(true)
                    .ignorePublicAcls(true)
                    .blockPublicPolicy(policies)
                    .restrictPublicBuckets(policies)));
  }

  private static void putVersioning(S3Client client, SampleStudent student) {
    BucketVersioningStatus status =
        student.has(Fault.VERSIONING_SUSPENDED)
            ? BucketVersioningStatus.SUSPENDED
            : BucketVersioningStatus.ENABLED;
    client.putBucketVersioning(request ->
        request
            .bucket(student.bucket())
            .versioningConfiguration(versioning -> versioning.status(status)));
  }

  private static void putArtifacts(S3Client client, SampleStudent student) {
    SampleArtifacts artifacts = new SampleArtifacts(student.number());
    if (!student.has(Fault.NO_MLFLOW_ARTIFACTS)) {
      put(client, student, artifacts.mlflow());
    }
    if (student.has(Fault.EMPTY_PIPELINE_ARTIFACTS)) {
      client.putObject(
          request -> request.bucket(student.bucket()).key(SampleArtifacts.PIPELINES),
          RequestBody.empty());
    } else {
      put(client, student, artifacts.pipelines());
    }
  }

  private static void put(S3Client client, SampleStudent student, List<String> keys) {
    for (String key : keys) {
      client.putObject(
          request -> request.bucket(student.bucket()).key(key),
          RequestBody.fromString("sample " + key));
    }
  }
}
