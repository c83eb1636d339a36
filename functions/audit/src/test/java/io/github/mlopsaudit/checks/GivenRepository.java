package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.TagMutability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A repository that is right in everything, of which tests make one thing wrong.
public final class GivenRepository {

  /// The rule that the course page teaches.
  public static final ImageRule KEEP_TEN =
      new ImageRule(1, "any", List.of(), List.of(), "imageCountMoreThan", 10, "expire");

  private static final Image IMAGE = new Image("sha256:07", List.of("v1.0.0"), Given.NIGHT);

  private final String name;
  private String region = "ap-northeast-2";
  private String encryption = "AES256";
  private Reading<TagMutability> tagMutability =
      Reading.known(new TagMutability(TagMutability.Mode.IMMUTABLE, List.of()));
  private Reading<Scanning> scanning =
      Reading.known(new Scanning(ScanFrequency.SCAN_ON_PUSH, false));
  private Reading<LifecyclePolicy> lifecyclePolicy =
      Reading.known(new LifecyclePolicy(List.of(KEEP_TEN)));
  private Reading<PolicyDocument> policy = Reading.known(PolicyDocument.NONE);
  private Reading<Images> images =
      Reading.known(
          new Images(new Count(1, true), Optional.of(IMAGE), List.of(IMAGE), Set.of("v1.0.0")));
  private Reading<ImageScan> latestScan =
      Reading.known(new ImageScan(ImageScan.Status.SCANNED, 0, 0));

  GivenRepository(String name) {
    this.name = name;
  }

  public GivenRepository region(String other) {
    region = other;
    return this;
  }

  public GivenRepository encryption(String other) {
    encryption = other;
    return this;
  }

  public GivenRepository tagMutability(Reading<TagMutability> other) {
    tagMutability = other;
    return this;
  }

  public GivenRepository scanning(Reading<Scanning> other) {
    scanning = other;
    return this;
  }

  public GivenRepository lifecyclePolicy(Reading<LifecyclePolicy> other) {
    lifecyclePolicy = other;
    return this;
  }

  public GivenRepository policy(Reading<PolicyDocument> other) {
    policy = other;
    return this;
  }

  public GivenRepository images(Reading<Images> other) {
    images = other;
    return this;
  }

  public GivenRepository latestScan(Reading<ImageScan> other) {
    latestScan = other;
    return this;
  }

  public Repository build() {
    return new Repository(
        name,
        "123456789012.dkr.ecr." + region + ".amazonaws.com/" + name,
        region,
        Instant.parse("2026-11-02T00:00:00Z"),
        encryption,
        tagMutability,
        scanning,
        lifecyclePolicy,
        policy,
        images,
        latestScan);
  }
}
