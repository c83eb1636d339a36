package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;

/// A pushed container image: its digest, its tags and when it was pushed. Signatures, attestations
/// and other artifacts beside it are none.
public record Image(String digest, List<String> tags, Instant pushedAt) {

  public Image {
    tags = List.copyOf(tags);
  }
}
