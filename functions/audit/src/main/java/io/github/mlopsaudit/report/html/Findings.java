package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.util.Comparator;
import java.util.List;

/// Words each finding of a person.
final class Findings {

  private final Report report;
  private final Ages ages;
  private final Messages messages;

  Findings(Report report, Ages ages, Messages messages) {
    this.report = report;
    this.ages = ages;
    this.messages = messages;
  }

  List<FindingPart> of(Person person) {
    return person.assessments().stream()
        .filter(assessment -> Mark.of(assessment).leadsOn())
        .sorted(Comparator.comparing(Mark::of))
        .map(this::part)
        .toList();
  }

  private FindingPart part(Assessment assessment) {
    return switch (assessment.verdict()) {
      case Verdict.Fail fail -> failure(assessment, fail);
      case Verdict.Waived waived -> part(assessment, "", "", "", waiver(waived.waiver()));
      case Verdict.Unknown _, Verdict.Pass _, Verdict.NotApplicable _ ->
          part(assessment, "", "", "", "");
    };
  }

  private FindingPart failure(Assessment assessment, Verdict.Fail fail) {
    boolean ofClass = report.isOfWholeClass(assessment);
    return part(
        assessment,
        ofClass ? "" : messages.text(assessment.rule().id() + ".why"),
        ofClass ? "" : messages.text(assessment.rule().id() + ".remedy"),
        ofClass && mendedOnce(assessment) ? "" : Commands.shown(fail.remedy().commands()),
        "");
  }

  private boolean mendedOnce(Assessment assessment) {
    return report.classFindings().stream()
        .filter(finding -> finding.rule().id().equals(assessment.rule().id()))
        .map(ClassFinding::remedy)
        .anyMatch(remedy -> !remedy.commands().isEmpty());
  }

  private FindingPart part(
      Assessment assessment, String why, String remedy, String commands, String waived) {
    Mark mark = Mark.of(assessment);
    return new FindingPart(
        mark,
        mark.text(messages),
        messages.text(assessment.rule().id() + ".title"),
        assessment.rule().id(),
        Plain.line(assessment.resource().name()),
        messages.text(assessment.verdict().message()),
        ages.of(assessment),
        why,
        remedy,
        commands,
        waived);
  }

  private String waiver(Waiver waiver) {
    return messages.text(
        "html.waived", waiver.until(), Plain.line(waiver.reason()), Plain.line(waiver.by()));
  }
}
