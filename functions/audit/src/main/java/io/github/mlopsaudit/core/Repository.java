package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;

/// An ECR repository as it was found.
public record Repository(
    String name,
    String uri,
    String region,
    Instant createdAt,
    Reading<ScanFrequency> scanFrequency,
    Reading<LifecyclePolicy> lifecyclePolicy,
    Reading<Images> images) {

  /// The images: how many, and the newest that have a tag, by push time, newest first.
  public record Images(Count count, List<Image> newest) {

    public Images {
      newest = List.copyOf(newest);
    }
  }

  /// Every reading of the repository, for counting what could not be seen.
  public List<Reading<?>> readings() {
    return List.of(scanFrequency, lifecyclePolicy, images);
  }
}
