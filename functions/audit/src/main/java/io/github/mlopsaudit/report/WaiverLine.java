package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// A waiver as files show it. `daysLeft` counts the days after the run's own: 0 on the last day
/// that it holds, negative when it holds no more.
record WaiverLine(
    String check,
    String student,
    String resource,
    LocalDate until,
    long daysLeft,
    String reason,
    String by,
    Instant at) {

  /// Those that hold on the day of the run, what ends first before the others.
  static List<WaiverLine> holding(Report report) {
    LocalDate day = report.snapshot().day();
    return report.waivers().holding(day).stream()
        .map(waiver -> of(waiver, day))
        .sorted(Comparator.comparing(WaiverLine::until).thenComparing(WaiverLine::check))
        .toList();
  }

  String text(Messages messages) {
    return messages.text("text.waiver", check, student, resource, until, daysLeft, reason);
  }

  static WaiverLine of(Waiver waiver, LocalDate day) {
    return new WaiverLine(
        Plain.line(waiver.check()),
        Plain.line(waiver.student()),
        Plain.line(waiver.resource()),
        waiver.until(),
        ChronoUnit.DAYS.between(day, waiver.until()),
        Plain.line(waiver.reason()),
        Plain.line(waiver.by()),
        waiver.at());
  }
}
