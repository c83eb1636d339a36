package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The mail of a run to one student in one language. Lists are cut at a length that a person still
/// reads, and say how many more lines there are.
final class StudentDigestText {

  private static final int MOST = 100;
  private static final int LINE = 400;

  private final Report report;
  private final Student student;
  private final StudentFindings findings;
  private final Messages messages;
  private final List<String> lines = new ArrayList<>();

  StudentDigestText(Report report, Student student, Messages messages) {
    this.report = report;
    this.student = student;
    this.findings = new StudentFindings(report, student.number());
    this.messages = messages;
  }

  String text() {
    head();
    list("mail.new", findings.news(Transition::alerts).stream().flatMap(this::inFull));
    list("mail.fixed", findings.resolved().stream().map(this::resolved));
    CleanUp cleanUp = CleanUp.of(report, student.number());
    if (cleanUp.over()) {
      list("mail.cleanup", cleanUp.lines(messages).stream());
      list("cleanup.how", cleanUp.commands().stream());
      list("mail.critical", open().filter(StudentDigestText::isCritical).map(this::inBrief));
    } else {
      list("mail.open", open().map(this::inBrief));
      list(
          "mail.due",
          DueSoon.of(report, student.number()).linesOfStudent(messages).stream()
              .map(line -> "- " + line));
    }
    list("mail.waived", findings.waived().stream().map(this::waived));
    foot();
    return lines.stream().map(line -> Plain.shorten(line, LINE)).collect(joining("\n", "", "\n"));
  }

  private void head() {
    String name = (student.number() + " " + Plain.line(student.name())).strip();
    lines.add(messages.text("mail.title", name, Plain.line(report.course().name())));
    lines.add(messages.text("mail.time", TextReport.TIME.format(report.run().startedAt())));
    int unknown = findings.unknown().size();
    if (unknown > 0) {
      lines.add(messages.text("mail.unseen", unknown));
    } else if (findings.faults().isEmpty()) {
      lines.add(messages.text("mail.clean"));
    }
  }

  private Stream<Assessment> open() {
    return findings.faults().stream().filter(fault -> !isNews(fault));
  }

  private static boolean isCritical(Assessment fault) {
    return fault.severity() == Severity.CRITICAL;
  }

  private boolean isNews(Assessment fault) {
    return findings
        .change(fault)
        .map(FindingChange::transition)
        .filter(Transition::alerts)
        .isPresent();
  }

  /// What happened, the evidence, and the commands where a person can read them. A repeat of a run
  /// may not see again what its first delivery wrote; it is news all the same.
  private Stream<String> inFull(FindingChange change) {
    Stream<String> what =
        Stream.of(
            "- %s (%s)"
                .formatted(
                    subject(change.severity(), change.check(), change.resource()),
                    messages.text("transition." + change.transition().name())),
            "  " + messages.text(change.message()),
            "  " + messages.text(change.check() + ".remedy"));
    return Stream.concat(what, findings.fault(change).stream().flatMap(this::commands));
  }

  private Stream<String> commands(Assessment fault) {
    return fault.verdict() instanceof Verdict.Fail fail
        ? ReadableCommands.of(fail.remedy(), student.number(), messages).stream()
            .map(line -> "    " + line)
        : Stream.empty();
  }

  private String inBrief(Assessment fault) {
    String age = findings.age(fault).map(known -> ", " + known.text(messages)).orElse("");
    return "- " + subject(fault) + age;
  }

  private String resolved(FindingChange change) {
    return "- %s: %s — %s"
        .formatted(
            messages.text("transition." + change.transition().name()),
            messages.title(change.check()),
            Plain.line(change.resource().name()));
  }

  private String waived(Assessment assessment) {
    return assessment.verdict() instanceof Verdict.Waived(Verdict.Fail _, Waiver waiver)
        ? "- %s: %s"
            .formatted(
                subject(assessment),
                messages.text("text.waived", waiver.until(), Plain.line(waiver.reason())))
        : "";
  }

  private String subject(Assessment assessment) {
    return subject(assessment.severity(), assessment.rule().id(), assessment.resource());
  }

  private String subject(Severity severity, String check, Resource resource) {
    return "%s: %s — %s"
        .formatted(
            messages.text("severity." + severity.id()),
            messages.title(check),
            Plain.line(resource.name()));
  }

  private void foot() {
    lines.add("");
    if (!findings.failures().isEmpty()) {
      lines.add(messages.text("mail.fix", student.number()));
    }
    lines.add(messages.text("mail.page", student.number()));
    lines.add(messages.text("digest.run", Plain.line(report.run().id())));
  }

  private void list(String heading, Stream<String> content) {
    List<String> all = content.toList();
    if (all.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(messages.text(heading));
    lines.addAll(all.stream().limit(MOST).toList());
    if (all.size() > MOST) {
      lines.add("  " + messages.text("digest.more", all.size() - MOST));
    }
  }
}
