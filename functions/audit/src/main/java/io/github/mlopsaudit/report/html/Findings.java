package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Words each finding of a person. What the whole class fails is explained once, elsewhere; in a
/// large class its commands are left to `./audit fix`, or the page would be mostly these.
final class Findings {

  private static final int LARGE = 200;

  private final Report report;
  private final Ages ages;
  private final Messages messages;

  Findings(Report report, Ages ages, Messages messages) {
    this.report = report;
    this.ages = ages;
    this.messages = messages;
  }

  List<FindingPart> of(Person person) {
    Set<String> shown = new HashSet<>();
    return person.assessments().stream()
        .filter(assessment -> Mark.of(assessment).leadsOn())
        .sorted(Comparator.comparing(Mark::of))
        .map(assessment -> part(assessment, shown))
        .toList();
  }

  private FindingPart part(Assessment assessment, Set<String> shown) {
    return switch (assessment.verdict()) {
      case Verdict.Fail fail -> failure(assessment, fail, shown);
      case Verdict.Waived waived -> part(assessment, "", "", "", false, waiver(waived.waiver()));
      case Verdict.Unknown _, Verdict.Pass _, Verdict.NotApplicable _ ->
          part(assessment, "", "", "", false, "");
    };
  }

  private FindingPart failure(Assessment assessment, Verdict.Fail fail, Set<String> shown) {
    boolean ofClass = report.isOfWholeClass(assessment);
    boolean once = ofClass && (report.students().size() > LARGE || mendedOnce(assessment));
    String commands = once ? "" : Commands.shown(fail.remedy().commands());
    boolean asAbove = !commands.isEmpty() && !shown.add(commands);
    return part(
        assessment,
        ofClass ? "" : messages.text(assessment.rule().id() + ".why"),
        ofClass ? "" : messages.text(assessment.rule().id() + ".remedy"),
        asAbove ? "" : commands,
        asAbove,
        "");
  }

  private boolean mendedOnce(Assessment assessment) {
    return report.classFindings().stream()
        .filter(finding -> finding.rule().id().equals(assessment.rule().id()))
        .map(ClassFinding::remedy)
        .anyMatch(remedy -> !remedy.commands().isEmpty());
  }

  private FindingPart part(
      Assessment assessment,
      String why,
      String remedy,
      String commands,
      boolean asAbove,
      String waived) {
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
        asAbove,
        waived);
  }

  private String waiver(Waiver waiver) {
    return messages.text(
        "html.waived", waiver.until(), Plain.line(waiver.reason()), Plain.line(waiver.by()));
  }
}
