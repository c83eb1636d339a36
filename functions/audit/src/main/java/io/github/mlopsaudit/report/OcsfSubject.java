package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an OCSF finding is made of, whether it stands or was resolved. `code` is our own word for
/// it: the verdict, or the transition that resolved it.
record OcsfSubject(
    String findingId,
    String check,
    List<String> references,
    Severity severity,
    Message detail,
    String code,
    OcsfState state,
    Optional<FindingChange> change,
    Resource resource,
    String student,
    String commands) {

  /// All of a report: failures, waived failures and questions without an answer in reading order,
  /// then what was resolved.
  static Stream<OcsfSubject> all(Report report) {
    KnownChanges changes = KnownChanges.of(report);
    Stream<OcsfSubject> standing =
        report.assessments().stream()
            .filter(assessment -> stands(assessment.verdict()))
            .map(assessment -> of(report, assessment, changes.find(report, assessment)));
    Stream<OcsfSubject> resolved =
        report.changes().findings().stream()
            .filter(change -> change.transition().isResolved())
            .map(change -> of(report, change));
    return Stream.concat(standing, resolved);
  }

  private static boolean stands(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail _, Verdict.Waived _, Verdict.Unknown _ -> true;
      case Verdict.Pass _, Verdict.NotApplicable _ -> false;
    };
  }

  private static OcsfSubject of(
      Report report, Assessment assessment, Optional<FindingChange> change) {
    Verdict verdict = assessment.verdict();
    return new OcsfSubject(
        report.finding(assessment).id(),
        assessment.rule().id(),
        assessment.rule().references(),
        assessment.severity(),
        verdict.message(),
        JsonReport.name(verdict),
        OcsfState.of(verdict, change),
        change,
        assessment.resource(),
        assessment.student(),
        JsonReport.findFailure(verdict).map(fail -> fail.remedy().commands()).orElse(""));
  }

  private static OcsfSubject of(Report report, FindingChange change) {
    return new OcsfSubject(
        change.findingId(),
        change.check(),
        report.assessments().stream()
            .map(Assessment::rule)
            .filter(rule -> rule.id().equals(change.check()))
            .findFirst()
            .map(rule -> rule.references())
            .orElse(List.of()),
        change.severity(),
        change.message(),
        change.transition().name(),
        OcsfState.resolved(change.transition()),
        Optional.of(change),
        change.resource(),
        change.student(),
        "");
  }
}
