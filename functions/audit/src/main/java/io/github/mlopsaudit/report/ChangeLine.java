package io.github.mlopsaudit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.FindingChange;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding and what became of it, as JSON shows it. `student` is null where the resource is
/// nobody's.
@JsonInclude(JsonInclude.Include.ALWAYS)
record ChangeLine(
    String findingId,
    String check,
    @Nullable String student,
    String resource,
    String region,
    String severity,
    String detail,
    String transition,
    Instant firstSeenAt,
    Instant since,
    int reopenings) {

  /// All of them, whether there was anything to compare with, and where runs in a row saw nothing.
  record Since(boolean compared, Iterator<ChangeLine> findings, List<BlindSpotLine> blindSpots) {

    static Since of(Changes changes, Messages messages) {
      return new Since(
          changes.compared(),
          changes.findings().stream().map(change -> ChangeLine.of(change, messages)).iterator(),
          changes.blindSpots().stream().map(BlindSpotLine::of).toList());
    }
  }

  private static ChangeLine of(FindingChange change, Messages messages) {
    return new ChangeLine(
        change.findingId(),
        change.check(),
        change.student().isEmpty() ? null : change.student(),
        Plain.line(change.resource().name()),
        change.resource().region(),
        change.severity().id(),
        messages.textOrKey(change.message()),
        change.transition().name(),
        change.firstSeenAt(),
        change.since(),
        change.reopenings());
  }
}
