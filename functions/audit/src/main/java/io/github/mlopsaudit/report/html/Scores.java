package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Score;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The score of each student alone, as the page shows it.
final class Scores {

  private final Report report;
  private final Set<String> unseen;

  /// Like `Report.sawAllOf`, but for the whole class at once.
  Scores(Report report, List<Gap> gaps) {
    this.report = report;
    this.unseen =
        gaps.stream()
            .map(Gap::where)
            .filter(where -> !where.equals(report.snapshot().account().id()))
            .distinct()
            .map(where -> owner(report, where))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String owner(Report report, String where) {
    String owner = report.course().bucketOwner(where);
    return owner.isEmpty() ? report.course().repositoryOwner(where) : owner;
  }

  /// Whether nothing that may concern the student was left unseen.
  boolean sawAllOf(Person person) {
    return !unseen.contains("") && !unseen.contains(person.number());
  }

  /// A dash for whoever is outside the score, and where nothing could be judged.
  String of(Person person) {
    return Score.of(person.assessments(), report.course(), sawAllOf(person)).percent().stream()
        .mapToObj(String::valueOf)
        .findFirst()
        .orElse("–");
  }
}
