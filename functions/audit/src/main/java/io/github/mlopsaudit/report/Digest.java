package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import java.time.DayOfWeek;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mail of a run: an ASCII subject and a plain text in Korean and English, the course's
/// language first. Its length is bounded however large the class is.
public record Digest(String subject, String body) {

  private static final String RULE = "\n" + "-".repeat(60) + "\n\n";

  /// Whether there is anything to say: something changed, something could not be seen, something
  /// critical stands open, nobody knows what was before, or it is Monday, when all is well too.
  public static boolean isDue(Report report) {
    return !report.changes().compared()
        || report.changes().hasNews()
        || report.isPartial()
        || report.open(Severity.CRITICAL) > 0
        || report.snapshot().day().getDayOfWeek() == DayOfWeek.MONDAY;
  }

  public static Digest of(Report report) {
    Stream<Language> languages =
        switch (report.course().language()) {
          case KO -> Stream.of(Language.KO, Language.EN);
          case EN -> Stream.of(Language.EN, Language.KO);
        };
    String body =
        languages
            .map(language -> new DigestText(report, Messages.in(language)).text())
            .collect(Collectors.joining(RULE));
    return new Digest(SubjectLine.of(report), body);
  }
}
