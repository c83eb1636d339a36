package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An ECR repository as it was found. `encryption` is AWS's name of how it is encrypted at rest
/// (`AES256`, `KMS`, `KMS_DSSE`). `latestScan` is the scan of the newest image.
public record Repository(
    String name,
    String uri,
    String region,
    Instant createdAt,
    String encryption,
    Reading<TagMutability> tagMutability,
    Reading<Scanning> scanning,
    Reading<LifecyclePolicy> lifecyclePolicy,
    Reading<PolicyDocument> policy,
    Reading<Images> images,
    Reading<ImageScan> latestScan) {

  /// The container images: how many, the newest, the newest that have a tag (newest first), and all
  /// tags. Other artifacts (signatures, attestations) are left out.
  public record Images(Count count, Optional<Image> latest, List<Image> newest, Set<String> tags) {

    public static final Images NONE =
        new Images(new Count(0, true), Optional.empty(), List.of(), Set.of());

    public Images {
      newest = List.copyOf(newest);
      tags = Set.copyOf(tags);
    }
  }

  /// Every reading of the repository, for counting what could not be seen.
  public List<Reading<?>> readings() {
    return Stream.concat(
            Stream.of(tagMutability, scanning, lifecyclePolicy, policy, images, latestScan),
            scanning.find().flatMap(Scanning::denied).stream())
        .<Reading<?>>map(reading -> reading)
        .toList();
  }
}
