package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.report.DigestSections.Section;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The mail of a run: an ASCII subject and a plain text in Korean and English, the course's
/// language first. Its length is bounded however large the class is.
public record Digest(String subject, String body) {

  private static final String RULE = "\n" + "-".repeat(60) + "\n\n";
  private static final int LINES = 20;
  private static final int LINE = 400;

  /// A third of what SNS takes in one message with all its forms.
  /// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  private static final int BYTES = 80_000;

  /// Whether there is anything to say: something changed, something could not be seen, or nobody
  /// knows what was before. The nightly run of the whole class also says what has been critical for
  /// 1, 3, 7, 14 and so many days, and on Mondays that all is well. After the course what changed
  /// is no reason, unless it is critical.
  public static boolean isDue(Report report) {
    boolean over = report.snapshot().day().isAfter(report.course().ends());
    return report.isPartial()
        || (over ? bringsCriticals(report) : hasNews(report.changes()))
        || (report.run().isNightly() && isRoutine(report));
  }

  private static boolean hasNews(Changes changes) {
    return !changes.compared() || changes.hasNews();
  }

  private static boolean bringsCriticals(Report report) {
    return report.changes().findings().stream()
        .anyMatch(change -> change.transition().alerts() && change.severity() == Severity.CRITICAL);
  }

  private static boolean isRoutine(Report report) {
    LocalDate day = report.snapshot().day();
    return day.getDayOfWeek() == DayOfWeek.MONDAY
        || new News(report.changes()).remindsOfCriticals(day);
  }

  /// `link` leads to the report, if it was put away.
  public static Digest of(Report report, Optional<URI> link) {
    return new Digest(SubjectLine.of(report), body(report, link));
  }

  private static String body(Report report, Optional<URI> link) {
    Stream<Language> languages =
        switch (report.course().language()) {
          case KO -> Stream.of(Language.KO, Language.EN);
          case EN -> Stream.of(Language.EN, Language.KO);
        };
    return languages
        .map(language -> Plain.cut(text(report, link, Messages.in(language)), BYTES / 2))
        .collect(joining(RULE));
  }

  private static String text(Report report, Optional<URI> link, Messages messages) {
    DigestFrame frame = new DigestFrame(report, messages);
    List<String> lines = new ArrayList<>(frame.head());
    for (Section section : new DigestSections(report, messages, LINES).sections()) {
      lines.add("");
      lines.add(section.heading());
      section.lines().forEach(line -> lines.add("- " + line));
      if (!section.more().isEmpty()) {
        lines.add("  " + section.more());
      }
    }
    lines.add("");
    lines.add(frame.runId());
    lines.add(frame.further());
    Stream<String> shortened = lines.stream().map(line -> Plain.shorten(line, LINE));
    // The link is of no use cut.
    return Stream.concat(shortened, link.map(uri -> frame.reportTitle() + ": " + uri).stream())
        .collect(joining("\n", "", "\n"));
  }
}
