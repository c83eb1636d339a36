package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.toMap;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a run found at one student, worst first, and what is known of each finding's life.
final class StudentFindings {

  private final Report report;
  private final String student;
  private final List<Assessment> assessments;
  private final Map<String, FindingChange> changes;

  StudentFindings(Report report, String student) {
    this.report = report;
    this.student = student;
    this.assessments =
        report.assessments().stream()
            .filter(assessment -> Selection.same(assessment.student(), student))
            .toList();
    this.changes =
        report.changes().findings().stream()
            .filter(change -> Selection.same(change.student(), student))
            .collect(toMap(FindingChange::findingId, change -> change, (first, _) -> first));
  }

  /// The number, as the run was asked for it.
  String student() {
    return student;
  }

  private List<Assessment> all(Predicate<Assessment> wanted) {
    return assessments.stream().filter(wanted).toList();
  }

  List<Assessment> failures() {
    return all(Assessment::failed);
  }

  /// The failures that are more than advice.
  List<Assessment> faults() {
    return all(Assessment::isFault);
  }

  List<Assessment> waived() {
    return all(Assessment::waived);
  }

  List<Assessment> unknown() {
    return all(Assessment::unknown);
  }

  /// What is known of a failure's life, empty where there is no table.
  Optional<FindingChange> change(Assessment failure) {
    return Optional.ofNullable(changes.get(report.finding(failure).id()));
  }

  /// The fault whose life this is, empty where this run did not see it.
  Optional<Assessment> fault(FindingChange change) {
    return faults().stream()
        .filter(fault -> report.finding(fault).id().equals(change.findingId()))
        .findFirst();
  }

  Optional<FindingAge> age(Assessment failure) {
    return change(failure).map(change -> FindingAge.of(change, report));
  }

  /// The changes through these transitions, advice left out, gravest first.
  List<FindingChange> news(Predicate<Transition> wanted) {
    return changes.values().stream()
        .filter(change -> wanted.test(change.transition()))
        .filter(change -> change.severity().isAtLeast(Severity.LOW))
        .sorted(
            Comparator.comparing(FindingChange::severity)
                .reversed()
                .thenComparing(FindingChange::check)
                .thenComparing(change -> change.resource().name()))
        .toList();
  }

  /// What was mended or went away since the run before.
  List<FindingChange> resolved() {
    return news(Transition::isResolved);
  }
}
