package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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
