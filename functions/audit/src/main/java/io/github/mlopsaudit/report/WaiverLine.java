package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// A waiver as reports show it. `daysLeft` counts the days after the run's own: 0 on the last day
/// that it holds, negative when it holds no more.
public record WaiverLine(
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
    return all(report).stream().filter(line -> !line.ended()).toList();
  }

  /// All of them: what ends first before the others, and what has ended last.
  public static List<WaiverLine> all(Report report) {
    LocalDate day = report.snapshot().day();
    return report.waivers().all().stream()
        .map(waiver -> of(waiver, day))
        .sorted(
            Comparator.comparing(WaiverLine::ended)
                .thenComparing(WaiverLine::until)
                .thenComparing(WaiverLine::check)
                .thenComparing(WaiverLine::student))
        .toList();
  }

  public boolean ended() {
    return daysLeft < 0;
  }

  /// The pattern, or in words that it means all.
  public static String pattern(String pattern, Messages messages) {
    return pattern.equals(Waiver.ANY) ? messages.text("text.waiver.all") : pattern;
  }

  /// How long it holds yet, in words.
  public String left(Messages messages) {
    if (ended()) {
      return messages.text("html.waiver.ended");
    }
    return daysLeft == 0
        ? messages.text("html.waiver.today")
        : messages.text("html.waiver.left", daysLeft);
  }

  String text(Messages messages) {
    String students = pattern(student, messages);
    String resources = pattern(resource, messages);
    return daysLeft == 0
        ? messages.text(
            "text.waiver.today", pattern(check, messages), students, resources, until, reason)
        : messages.text(
            "text.waiver", pattern(check, messages), students, resources, until, daysLeft, reason);
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
