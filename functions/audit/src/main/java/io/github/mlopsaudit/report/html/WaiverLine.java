package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// An exception in words: those that end first stand first, those that ended last.
record WaiverLine(
    String check,
    String student,
    String resource,
    LocalDate until,
    String left,
    boolean ended,
    String reason,
    String by) {

  static List<WaiverLine> all(Report report, Messages messages) {
    LocalDate today = report.snapshot().day();
    return report.waivers().all().stream()
        .sorted(
            Comparator.comparing((Waiver waiver) -> !waiver.holds(today))
                .thenComparing(Waiver::until)
                .thenComparing(Waiver::check)
                .thenComparing(Waiver::student))
        .map(waiver -> of(waiver, today, messages))
        .toList();
  }

  private static WaiverLine of(Waiver waiver, LocalDate today, Messages messages) {
    long days = ChronoUnit.DAYS.between(today, waiver.until());
    return new WaiverLine(
        Plain.line(waiver.check()),
        Plain.line(waiver.student()),
        Plain.line(waiver.resource()),
        waiver.until(),
        waiver.holds(today)
            ? messages.text("html.waiver.left", days)
            : messages.text("html.waiver.ended"),
        !waiver.holds(today),
        Plain.line(waiver.reason()),
        Plain.line(waiver.by()));
  }
}
