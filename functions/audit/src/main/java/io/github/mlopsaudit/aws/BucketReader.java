package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/// Reads everything about one bucket, in its own region.
final class BucketReader {

  /// A bucket as ListBuckets shows it; AWS names the region, local AWSes do not.
  record Listed(String name, Instant createdAt, Optional<String> region) {}

  private final AwsClients clients;
  private final Calls calls;
  private final String owner;

  BucketReader(AwsClients clients, Calls calls, String owner) {
    this.clients = clients;
    this.calls = calls;
    this.owner = owner;
  }

  Bucket read(Listed listed) {
    Reading<String> region = region(listed);
    S3Client s3 = clients.s3(region.find().orElse(clients.settings().region()));
    BucketCalls bucket = new BucketCalls(s3, listed.name(), owner);
    ContentsReader listing = new ContentsReader(s3, listed.name(), owner);
    var status = calls.start(Read.POLICY_STATUS, bucket::policyStatus);
    var block = calls.start(Read.BUCKET_BLOCK, bucket::blockPublicAccess);
    var encryption = calls.start(Read.BUCKET_ENCRYPTION, bucket::encryption);
    var versioning = calls.start(Read.BUCKET_VERSIONING, bucket::versioning);
    var contents = calls.start(Read.BUCKET_CONTENTS, listing::read);
    Reading<PolicyStatus> policyStatus = status.get();
    return new Bucket(
        listed.name(),
        listed.createdAt(),
        region,
        block.get(),
        policyStatus,
        policy(bucket, policyStatus),
        Reading.notAsked(Read.BUCKET_ACL),
        Reading.notAsked(Read.OBJECT_OWNERSHIP),
        Reading.notAsked(Read.BUCKET_WEBSITE),
        encryption.get(),
        Reading.notAsked(Read.KMS_KEY),
        versioning.get(),
        Reading.notAsked(Read.BUCKET_LIFECYCLE),
        contents.get());
  }

  private Reading<String> region(Listed listed) {
    return listed
        .region()
        .map(Reading::known)
        .orElseGet(() -> calls.read(Read.BUCKET_REGION, ask(listed.name())::region));
  }

  private Reading<PolicyDocument> policy(BucketCalls bucket, Reading<PolicyStatus> status) {
    return status.equals(Reading.known(PolicyStatus.NO_POLICY))
        ? Reading.known(PolicyDocument.NONE)
        : calls.read(Read.BUCKET_POLICY, bucket::policy);
  }

  /// Starts to ask whose the name is.
  Supplier<Reading<NameStatus>> startNameStatus(String name) {
    return calls.start(Read.BUCKET_NAME, ask(name)::nameStatus);
  }

  private BucketCalls ask(String name) {
    return new BucketCalls(clients.s3(), name, owner);
  }
}
