package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
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
    String home = region.find().orElse(clients.settings().region());
    S3Client s3 = clients.s3(home);
    BucketCalls bucket = new BucketCalls(s3, listed.name(), owner);
    AclCalls acls = new AclCalls(s3, listed.name(), owner);
    var status = calls.start(Read.POLICY_STATUS, bucket::policyStatus);
    var ownership = calls.start(Read.OBJECT_OWNERSHIP, acls::ownership);
    var encryption =
        calls.start(
            Read.BUCKET_ENCRYPTION, new EncryptionCalls(s3, listed.name(), owner)::encryption);
    var block = calls.start(Read.BUCKET_BLOCK, bucket::blockPublicAccess);
    var website = calls.start(Read.BUCKET_WEBSITE, bucket::website);
    var versioning = calls.start(Read.BUCKET_VERSIONING, bucket::versioning);
    var lifecycle =
        calls.start(Read.BUCKET_LIFECYCLE, new LifecycleCalls(s3, listed.name(), owner)::rules);
    var contents =
        calls.startMany(
            Read.BUCKET_CONTENTS, new ContentsReader(s3, listed.name(), owner, calls)::read);
    Reading<PolicyStatus> policyStatus = status.get();
    var policy = startPolicy(bucket, policyStatus);
    Reading<ObjectOwnership> objectOwnership = ownership.get();
    var acl = startAcl(acls, objectOwnership);
    Reading<Encryption> byDefault = encryption.get();
    var key = startKey(new KeyCalls(clients, owner, home), byDefault);
    return new Bucket(
        listed.name(),
        listed.createdAt(),
        region,
        block.get(),
        policyStatus,
        policy.get(),
        acl.get(),
        objectOwnership,
        website.get(),
        byDefault,
        key.get(),
        versioning.get(),
        lifecycle.get(),
        contents.get());
  }

  private Reading<String> region(Listed listed) {
    return listed
        .region()
        .map(Reading::known)
        .orElseGet(() -> calls.read(Read.BUCKET_REGION, ask(listed.name())::region));
  }

  private Supplier<Reading<PolicyDocument>> startPolicy(
      BucketCalls bucket, Reading<PolicyStatus> status) {
    return status.equals(Reading.known(PolicyStatus.NO_POLICY))
        ? () -> Reading.known(PolicyDocument.NONE)
        : calls.start(Read.BUCKET_POLICY, bucket::policy);
  }

  private Supplier<Reading<Acl>> startAcl(AclCalls bucket, Reading<ObjectOwnership> ownership) {
    return ownership.equals(Reading.known(ObjectOwnership.BUCKET_OWNER_ENFORCED))
        ? () -> Reading.notAsked(Read.BUCKET_ACL)
        : calls.start(Read.BUCKET_ACL, bucket::acl);
  }

  private Supplier<Reading<KmsKey>> startKey(KeyCalls keys, Reading<Encryption> encryption) {
    return switch (encryption) {
      case Known<Encryption>(Encryption known) when known.kmsKey().isEmpty() ->
          () -> Reading.known(KmsKey.NONE);
      case Known<Encryption>(Encryption known) ->
          calls.start(Read.KMS_KEY, () -> keys.key(known.kmsKey()));
      case Unreadable<Encryption> gap -> gap::as;
    };
  }

  /// Starts to ask whose the name is.
  Supplier<Reading<NameStatus>> startNameStatus(String name) {
    return calls.start(Read.BUCKET_NAME, ask(name)::nameStatus);
  }

  private BucketCalls ask(String name) {
    return new BucketCalls(clients.s3(), name, owner);
  }
}
