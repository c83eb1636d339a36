package io.github.mlopsaudit.core;

import java.util.List;

/// Names that the listings showed beside the class's own: they begin alike, but no pattern of the
/// course matches them. They are not audited, only looked at for mistyped names.
public record Strays(List<String> buckets, List<String> repositories) {

  public static final Strays NONE = new Strays(List.of(), List.of());

  public Strays {
    buckets = List.copyOf(buckets);
    repositories = List.copyOf(repositories);
  }
}
