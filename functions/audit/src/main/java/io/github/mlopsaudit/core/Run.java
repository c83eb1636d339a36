package io.github.mlopsaudit.core;

import java.time.Instant;

/// One run of the audit. The id is the same when the same event is delivered again; `sequence`
/// orders runs (epoch seconds of the scheduled time, or of the start for a run on demand): what a
/// later run wrote, an earlier one that finishes last does not overwrite.
public record Run(String id, long sequence, Instant startedAt, Selection selection) {

  /// What the id of a run begins with that somebody asked for.
  public static final String ON_DEMAND = "ondemand-";

  /// Whether it is the scheduled run of the whole class.
  public boolean isNightly() {
    return selection.isWhole() && !id.startsWith(ON_DEMAND);
  }
}
