package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;

/// A pushed image: its digest, its tags and when it was pushed.
public record Image(String digest, List<String> tags, Instant pushedAt) {

  public Image {
    tags = List.copyOf(tags);
  }
}
