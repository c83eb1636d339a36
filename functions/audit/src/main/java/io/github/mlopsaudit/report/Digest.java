package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The mail of a run: an ASCII subject and a plain text in Korean and English, the course's
/// language first. Its length is bounded however large the class is.
public record Digest(String subject, String body) {

  private static final String RULE = "\n" + "-".repeat(60) + "\n\n";

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
