package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The subject of a run's mail. SNS wants less than 100 characters and no control characters; ASCII
/// alone is sure to arrive everywhere. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
final class SubjectLine {

  private static final int LONGEST = 99;
  private static final int SEVERITIES = 2;

  private SubjectLine() {}

  static String of(Report report) {
    List<Severity> open =
        Stream.of(Severity.values())
            .sorted((left, right) -> right.compareTo(left))
            .filter(severity -> severity.isAtLeast(Severity.LOW) && report.open(severity) > 0)
            .toList();
    String begin = "[AUDIT][%s] class ".formatted(level(report, open));
    String end =
        String.format(
            Locale.ROOT,
            "%s: %s - %.1f%% seen",
            report.run().selection().isWhole() ? "" : " (in part)",
            counts(report, open),
            report.score().coverage());
    String name = name(report);
    int room = Math.clamp(LONGEST - begin.length() - end.length(), 0, name.length());
    String line = begin + name.substring(0, room).strip() + end;
    return line.substring(0, Math.min(LONGEST, line.length()));
  }

  private static String level(Report report, List<Severity> open) {
    if (!open.isEmpty()) {
      return open.getFirst().name();
    }
    return report.isPartial() || report.score().unknown() > 0 ? "PARTIAL" : "OK";
  }

  private static String counts(Report report, List<Severity> open) {
    News news = new News(report.changes());
    return news.changes().compared()
        ? "%d new, %d fixed, %s"
            .formatted(
                news.count(Transition::alerts),
                news.count(Transition::isResolved),
                openCounts(report, open))
        : openCounts(report, open);
  }

  private static String openCounts(Report report, List<Severity> open) {
    return open.isEmpty()
        ? "nothing open"
        : open.stream()
            .limit(SEVERITIES)
            .map(severity -> report.open(severity) + " " + severity.id())
            .collect(Collectors.joining(", ", "", " open"));
  }

  /// The name of the class without what is not ASCII (accents go, Hangul goes) and what is markup
  /// to chat, or the account.
  static String name(Report report) {
    String ascii =
        Normalizer.normalize(report.course().name(), Normalizer.Form.NFKD)
            .replaceAll("[^\\x20-\\x7e]|[<>|`*~\\[\\]\\\\]", "")
            .replaceAll("\\(\\s*\\)", "")
            .replaceAll("\\s+", " ")
            .replaceAll("^[^A-Za-z0-9(\\[]+|[^A-Za-z0-9)\\]]+$", "");
    return ascii.isEmpty() ? "of account " + report.snapshot().account().id() : ascii;
  }
}
