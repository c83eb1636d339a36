package io.github.mlopsaudit;

import io.github.mlopsaudit.core.Run;
import java.time.Instant;

/// What somebody asked for: the run, whether the table is written and whether people are told.
public record AuditRequest(Run run, boolean remember, boolean tell) {

  /// A run asked for now; `key` tells it from every other.
  public static AuditRequest onDemand(String key, Instant now, Options options) {
    return of(Requests.onDemand(key, now, options), options);
  }

  /// Whether it is the scheduled run of the whole class that remembers and tells.
  boolean isNight() {
    return run.isNightly() && remember && tell;
  }

  static AuditRequest of(Run run, Options options) {
    return new AuditRequest(run, !options.dryRun(), !options.dryRun() && options.tell());
  }
}
