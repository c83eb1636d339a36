package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.report.KnownChanges;
import io.github.mlopsaudit.report.Messages;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Since when each finding is known, and what became of it tonight.
final class Ages {

  private final Report report;
  private final Messages messages;
  private final KnownChanges changes;

  Ages(Report report, Messages messages) {
    this.report = report;
    this.messages = messages;
    this.changes = KnownChanges.of(report);
  }

  /// Empty where nothing is known of it.
  String of(Assessment assessment) {
    return report.changes().compared()
        ? changes.find(report, assessment).map(this::text).orElse("")
        : "";
  }

  private String text(FindingChange change) {
    LocalDate since = change.firstSeenAt().atZone(Snapshot.CLASS_ZONE).toLocalDate();
    long days = Math.max(0, ChronoUnit.DAYS.between(since, report.snapshot().day()));
    String became = messages.text("transition." + change.transition().name());
    if (change.transition() == Transition.NEW) {
      return became;
    }
    String age = messages.text("html.age", became, since, days);
    return change.reopenings() > 0
        ? age + " " + messages.text("html.reopenings", change.reopenings())
        : age;
  }
}
