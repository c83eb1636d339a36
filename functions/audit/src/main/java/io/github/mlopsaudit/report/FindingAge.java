package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Since when a finding is there, in days of the class's calendar, and what became of it. Days are
/// counted up to the day on which the run looked.
public record FindingAge(FindingChange change, LocalDate today) {

  static FindingAge of(FindingChange change, Report report) {
    return new FindingAge(change, report.snapshot().day());
  }

  /// How many days ago it was first seen; 0 for today.
  public long days() {
    return Math.max(0, ChronoUnit.DAYS.between(day(change.firstSeenAt()), today));
  }

  String text(Messages messages) {
    String age =
        days() == 0
            ? messages.text("page.age.today")
            : messages.text("page.age", day(change.firstSeenAt()), days());
    return age + again(messages) + became(messages);
  }

  private String again(Messages messages) {
    return change.reopenings() == 0
        ? ""
        : messages.text("page.age.back", change.reopenings(), day(change.since()));
  }

  private String became(Messages messages) {
    Transition transition = change.transition();
    return transition == Transition.SEVERITY_UP || transition == Transition.WAIVER_EXPIRED
        ? " — " + messages.text("transition." + transition.name())
        : "";
  }

  private static LocalDate day(Instant at) {
    return at.atZone(Snapshot.CLASS_ZONE).toLocalDate();
  }
}
