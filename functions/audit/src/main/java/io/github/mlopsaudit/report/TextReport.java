package io.github.mlopsaudit.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The run for a person at a terminal: what the whole class fails, the class table, what is
/// gravest, what could not be seen, the totals; and in full the students that were asked for by
/// number.
public final class TextReport {

  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'KST'").withZone(Snapshot.CLASS_ZONE);
  private static final int GRAVEST = 20;

  private final Report report;
  private final RunSummary summary;
  private final Messages messages;
  private final Ink ink;
  private final int columns;

  /// `columns` is the width of the terminal.
  public TextReport(Report report, RunSummary summary, Messages messages, Ink ink, int columns) {
    this.report = report;
    this.summary = summary;
    this.messages = messages;
    this.ink = ink;
    this.columns = columns;
  }

  public String text() {
    StringBuilder text = new StringBuilder(header()).append(wholeClass());
    text.append(new StudentTable(report, messages, ink, columns).text());
    if (report.run().selection().students().isEmpty()) {
      text.append(gravest())
          .append(block(DueSoon.of(report).lines(messages), "text.due"))
          .append(waivers())
          .append(cleanUp(CleanUp.of(report)));
    } else {
      report.run().selection().students().stream()
          .sorted()
          .map(student -> StudentPage.text(report, student, messages, ink))
          .forEach(page -> text.append('\n').append(page));
    }
    return text.append(new TextUnseen(report, messages, ink).text()).append(totals()).toString();
  }

  private String header() {
    Course course = report.course();
    String title =
        messages.text(
            "text.header",
            Plain.line(course.name()),
            summary.account(),
            summary.region(),
            TIME.format(report.run().startedAt()));
    return "\n" + ink.heading(title) + "\n\n" + hint();
  }

  /// Nothing of a class at all is more often the wrong account than an empty class.
  private String hint() {
    if (report.course().roster().isEmpty()) {
      return messages.text("text.no-roster") + "\n\n";
    }
    boolean nothing =
        Integer.valueOf(0).equals(summary.buckets())
            && Integer.valueOf(0).equals(summary.repositories())
            && report.run().selection().isWhole();
    return nothing
        ? messages.text("text.nothing-found", summary.account(), summary.region()) + "\n\n"
        : "";
  }

  private String wholeClass() {
    List<ClassFinding> findings = report.classFindings();
    if (findings.isEmpty()) {
      return "";
    }
    String lines = findings.stream().map(this::line).collect(joining());
    return ink.heading(messages.text("text.whole-class", findings.size())) + "\n" + lines + "\n";
  }

  private String line(ClassFinding finding) {
    return "%s %s%n  %s%n    %s%n"
        .formatted(
            ink.severity(finding.severity(), Ink.symbol(finding.severity())),
            ClassLine.text(finding, messages),
            messages.text(finding.rule().id() + ".remedy"),
            ClassLine.fix(finding, messages));
  }

  private String gravest() {
    List<Assessment> grave =
        report
            .failures()
            .filter(assessment -> assessment.severity().isAtLeast(Severity.HIGH))
            .filter(not(report::isOfWholeClass))
            .sorted(Comparator.comparing(Assessment::severity).reversed())
            .toList();
    if (grave.isEmpty()) {
      return "";
    }
    String lines = grave.stream().limit(GRAVEST).map(this::line).collect(joining());
    int more = grave.size() - GRAVEST;
    return "\n" + lines + (more > 0 ? "  " + messages.text("text.more", more) + "\n" : "");
  }

  private String line(Assessment assessment) {
    return "%s %s  %s%n"
        .formatted(
            ink.severity(assessment.severity(), Ink.symbol(assessment.severity())),
            Plain.line(assessment.resource().name()),
            messages.text(assessment.verdict().message()));
  }

  private String waivers() {
    return block(
        WaiverLine.holding(report).stream().map(line -> line.text(messages)).toList(),
        "text.waivers");
  }

  private String cleanUp(CleanUp cleanUp) {
    List<String> how =
        cleanUp.commands().isEmpty()
            ? List.of()
            : Stream.concat(Stream.of(messages.text("cleanup.how")), cleanUp.commands().stream())
                .toList();
    return block(
        Stream.concat(cleanUp.lines(messages).stream(), how.stream()).toList(), "text.cleanup");
  }

  /// Lines under a heading of their own, nothing where there are none.
  private String block(List<String> lines, String heading) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "  " + line + "\n")
            .collect(joining("", "\n" + ink.heading(messages.text(heading)) + "\n", ""));
  }

  private String totals() {
    RunSummary.Open open = summary.open();
    Double score = summary.score();
    return "\n"
        + ink.heading(
            messages.text(
                "text.score",
                score == null ? "-" : score,
                summary.coverage(),
                messages.text("status." + summary.status())))
        + "\n"
        + messages.text(
            "text.counts",
            open.critical(),
            open.high(),
            open.medium(),
            open.low(),
            summary.unknown(),
            summary.passed())
        + "\n"
        + messages.text(
            "text.inventory",
            summary.students(),
            summary.buckets() == null ? "-" : summary.buckets(),
            summary.repositories() == null ? "-" : summary.repositories())
        + "\n";
  }
}
