package io.github.mlopsaudit.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/// Makes the buckets of the sample students, and what lies in them.
final class SampleBuckets {
  /// The account that a student has besides the class's.
  private static final String OWN_ACCOUNT = "111122223333";

  /// The least that AWS waits before it deletes a KMS key.
  private static final int DAYS_LEFT = 7;

  private final Clients clients;
  private final S3Client s3;
  private final KmsClient kms;

  SampleBuckets(Clients clients) {
    this.clients = clients;
    this.s3 = clients.s3(clients.region());
    this.kms = clients.kms();
  }

  void create(SampleStudent student) {
    String bucket = student.bucket();
    if (student.has(Fault.BUCKET_MISSING)) {
      return;
    }
    if (student.has(Fault.BUCKET_NAME_TAKEN)) {
      clients.s3(OWN_ACCOUNT).createBucket(inClassRegion(bucket));
    } else if (student.has(Fault.BUCKET_IN_OTHER_REGION)) {
      S3Client otherRegion = clients.s3(Region.US_EAST_1);
      otherRegion.createBucket(request -> request.bucket(bucket));
      fill(otherRegion, student);
    } else {
      s3.createBucket(inClassRegion(bucket));
      fill(s3, student);
    }
  }

  private Consumer<CreateBucketRequest.Builder> inClassRegion(String bucket) {
    String region = clients.region().id();
    return request ->
        request
            .bucket(bucket)
            .createBucketConfiguration(location -> location.locationConstraint(region));
  }

  private void fill(S3Client client, SampleStudent student) {
    Optional<String> key = kmsKey(student);
    new SampleSettings(client, student).put(key);
    putArtifacts(client, student);
    if (student.has(Fault.KMS_KEY_PENDING_DELETION)) { // after the objects, which need it
      key.ifPresent(arn ->
          kms.scheduleKeyDeletion(request -> request.keyId(arn).pendingWindowInDays(DAYS_LEFT)));
    }
  }

  private Optional<String> kmsKey(SampleStudent student) {
    if (!student.has(Habit.OWN_KMS_KEY) && !student.has(Fault.KMS_KEY_PENDING_DELETION)) {
      return Optional.empty();
    }
    return Optional.of(
        kms.createKey(request -> request.description(student.bucket())).keyMetadata().arn());
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
