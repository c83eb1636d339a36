package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Website;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A bucket that is right in everything, of which tests make one thing wrong.
public final class GivenBucket {

  private final String name;
  private Reading<String> region = Reading.known("ap-northeast-2");
  private Reading<BlockPublicAccess> block = Reading.known(Given.ALL_BLOCKED);
  private Reading<PolicyStatus> policyStatus = Reading.known(PolicyStatus.NO_POLICY);
  private Reading<PolicyDocument> policy = Reading.known(PolicyDocument.NONE);
  private Reading<Acl> acl = Reading.notAsked(Read.BUCKET_ACL);
  private Reading<ObjectOwnership> ownership = Reading.known(ObjectOwnership.BUCKET_OWNER_ENFORCED);
  private Reading<Website> website = Reading.known(Website.NONE);
  private Reading<Encryption> encryption =
      Reading.known(new Encryption("AES256", true, "", Set.of("SSE-C")));
  private Reading<KmsKey> kmsKey = Reading.known(KmsKey.NONE);
  private Reading<Versioning> versioning = Reading.known(Versioning.ENABLED);
  private Reading<List<LifecycleRule>> lifecycle =
      Reading.known(
          List.of(
              new LifecycleRule(
                  "tidy", true, "", false, Optional.empty(), Optional.empty(), true, true)));
  private Reading<Contents> contents =
      Reading.known(
          new Contents(
              new Count(42, true),
              Optional.of(Given.NIGHT),
              Given.folder(Folder.Presence.FILLED),
              new Count(5, true),
              Given.folder(Folder.Presence.FILLED)));

  GivenBucket(String name) {
    this.name = name;
  }

  public GivenBucket region(Reading<String> other) {
    region = other;
    return this;
  }

  public GivenBucket block(Reading<BlockPublicAccess> other) {
    block = other;
    return this;
  }

  public GivenBucket policyStatus(Reading<PolicyStatus> other) {
    policyStatus = other;
    return this;
  }

  public GivenBucket policy(Reading<PolicyDocument> other) {
    policy = other;
    return this;
  }

  public GivenBucket acl(Reading<Acl> other) {
    acl = other;
    return this;
  }

  public GivenBucket ownership(Reading<ObjectOwnership> other) {
    ownership = other;
    return this;
  }

  public GivenBucket website(Reading<Website> other) {
    website = other;
    return this;
  }

  public GivenBucket encryption(Reading<Encryption> other) {
    encryption = other;
    return this;
  }

  public GivenBucket kmsKey(Reading<KmsKey> other) {
    kmsKey = other;
    return this;
  }

  public GivenBucket versioning(Reading<Versioning> other) {
    versioning = other;
    return this;
  }

  public GivenBucket lifecycle(Reading<List<LifecycleRule>> other) {
    lifecycle = other;
    return this;
  }

  public GivenBucket contents(Reading<Contents> other) {
    contents = other;
    return this;
  }

  public Bucket build() {
    return new Bucket(
        name,
        Instant.parse("2026-11-02T00:00:00Z"),
        region,
        block,
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
