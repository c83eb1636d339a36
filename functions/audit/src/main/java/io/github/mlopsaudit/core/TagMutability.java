package io.github.mlopsaudit.core;

import java.util.List;

/// Whether image tags of a repository may be moved. `exclusions` are the wildcard filters of the
/// tags that the mode does not hold for.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
public record TagMutability(Mode mode, List<String> exclusions) {

  /// AWS's four modes.
  public enum Mode {
    MUTABLE,
    IMMUTABLE,
    MUTABLE_WITH_EXCLUSION,
    IMMUTABLE_WITH_EXCLUSION
  }

  public TagMutability {
    exclusions = List.copyOf(exclusions);
  }
}
