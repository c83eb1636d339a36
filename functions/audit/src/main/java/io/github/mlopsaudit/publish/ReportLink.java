package io.github.mlopsaudit.publish;

import java.net.URI;
import java.time.Instant;

/// A link to a report, for whoever has it and until it expires: neither to be logged nor kept.
/// `key` is the report's name in its bucket.
public record ReportLink(URI url, Instant expiresAt, String key) {

  /// Without the link itself.
  @Override
  public String toString() {
    return "ReportLink[" + key + " until " + expiresAt + "]";
  }
}
