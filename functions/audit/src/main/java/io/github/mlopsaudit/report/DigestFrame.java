package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the mail of a run says before and after its sections, in one language.
record DigestFrame(Report report, Messages messages) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Snapshot.CLASS_ZONE);

  /// Which run it was, score and counts.
  List<String> head() {
    List<String> lines = new ArrayList<>();
    Selection selection = report.run().selection();
    lines.add(
        messages.text(
            "digest.title", Plain.line(report.course().name()), report.snapshot().account().id()));
    lines.add(messages.text("digest.time", MINUTE.format(report.run().startedAt())));
    if (!selection.isWhole()) {
      lines.add(messages.text("digest.selection", selected(selection)));
    }
    lines.add(
        report.score().percent().isPresent()
            ? messages.text(
                "digest.score", report.score().percent().getAsDouble(), report.score().coverage())
            : messages.text("digest.no-score", report.score().coverage()));
    lines.add(
        messages.text(
            "digest.counts",
            report.open(Severity.CRITICAL),
            report.open(Severity.HIGH),
            report.open(Severity.MEDIUM),
            report.open(Severity.LOW),
            report.open(Severity.INFO),
            report.score().unknown()));
    if (report.changes().compared() && !report.changes().hasNews()) {
      lines.add(messages.text("digest.nothing-new"));
    }
    if (report.faults().findAny().isEmpty()) {
      boolean all = !report.isPartial() && report.score().unknown() == 0;
      lines.add(messages.text(all ? "digest.clean" : "digest.clean-as-far-as-seen"));
    }
    return lines;
  }

  /// What to do next.
  String further() {
    return messages.text(
        "digest.further",
        report
            .failures()
            .sorted(Comparator.comparing(Assessment::severity).reversed())
            .map(Assessment::student)
            .filter(student -> report.course().findStudent(student).isPresent())
            .findFirst()
            .or(() -> report.students().stream().findFirst().map(Student::number))
            .map(student -> " --student " + student)
            .orElse(""));
  }

  /// What the link to the report is called. Who opens it signs in to the account: a link that needs
  /// no sign-in would be dead by the morning.
  String reportTitle() {
    return messages.text("digest.report");
  }

  String runId() {
    return messages.text("digest.run", Plain.line(report.run().id()));
  }

  private String selected(Selection selection) {
    String services =
        selection.services().stream().sorted().map(Service::id).collect(joining(", "));
    return selection.students().isEmpty()
        ? messages.text("digest.all-students", services)
        : messages.text(
            "digest.some-students",
            Numbers.of(selection.students().stream().sorted().toList(), messages),
            services);
  }
}
