package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Student;
import java.util.ArrayList;
import java.util.List;

/// One student's page: what the course's own script `verify_storage.sh` printed, its sections in
/// their order, then what is wrong and what to do. It never calls missing what it could not see.
public final class StudentPage {

  private static final String RULE = "=".repeat(60);

  private final Report report;
  private final Messages messages;
  private final Ink ink;
  private final List<String> lines = new ArrayList<>();

  private StudentPage(Report report, Messages messages, Ink ink) {
    this.report = report;
    this.messages = messages;
    this.ink = ink;
  }

  /// The page of the student with this number.
  public static String text(Report report, String student, Messages messages, Ink ink) {
    StudentPage page = new StudentPage(report, messages, ink);
    page.add(new StudentStorage(report, student), new StudentFindings(report, student));
    return String.join("\n", page.lines) + "\n";
  }

  private void add(StudentStorage storage, StudentFindings findings) {
    Seen seen = new Seen(messages);
    heading(messages.text("page.title"));
    lines.add(of(storage.student()));
    lines.add("");
    section("page.step0", credentials(storage, seen));
    section("page.step1", new BucketSteps(storage, messages).lines());
    section("page.step2", new RepositorySteps(storage, messages).lines());
    FolderSteps folders = new FolderSteps(storage, seen);
    section("page.step3", folders.lines(CourseFolder.MLFLOW));
    section("page.step4", folders.lines(CourseFolder.PIPELINES));
    heading(messages.text("page.step5"));
    lines.add("");
    lines.add(messages.text("page.box"));
    lines.add("");
    lines.addAll(new ArchitectureBox(storage, seen).lines());
    lines.add("");
    heading(messages.text("page.step6"));
    lines.add("");
    lines.addAll(messages.text("page.flow").lines().toList());
    lines.add("");
    section("page.step7", FindingsSection.lines(findings, messages, ink));
    dueSoon(storage);
    end(findings);
    CleanUp cleanUp = CleanUp.of(report, storage.number());
    if (cleanUp.over()) {
      cleanUp(cleanUp);
    } else {
      next(new NextSteps(storage, findings, seen).lines());
    }
    nobodys();
  }

  private String of(Student student) {
    String name = (student.number() + " " + Plain.line(student.name())).strip();
    return messages.text(
        "page.student",
        name,
        Plain.line(report.course().name()),
        TextReport.TIME.format(report.run().startedAt()));
  }

  private List<String> credentials(StudentStorage storage, Seen seen) {
    return List.of(
        seen.text("page.credentials"),
        seen.text("page.account", report.snapshot().account().id()),
        "",
        seen.text("page.resources"),
        seen.text("page.resource.bucket", storage.expectedBucket()),
        seen.text("page.resource.repositories", storage.repositoryPrefix()),
        seen.text("page.resource.region", report.course().region()));
  }

  private void end(StudentFindings findings) {
    int faults = findings.faults().size();
    int unknown = findings.unknown().size();
    if (faults > 0) {
      heading(
          messages.text(
              unknown > 0 ? "page.end.faults-unseen" : "page.end.faults", faults, unknown));
    } else if (unknown > 0) {
      heading(messages.text("page.end.unseen", unknown));
    } else {
      heading(messages.text("page.end"));
    }
    lines.add("");
  }

  private void dueSoon(StudentStorage storage) {
    DueSoon soon = DueSoon.of(report, storage.number());
    if (!soon.isEmpty()) {
      lines.add(messages.text("page.due"));
      soon.linesOfStudent(messages).forEach(line -> lines.add("   - " + line));
      lines.add("");
    }
  }

  /// Once the course is over nobody is asked to go on, only to look at what is left.
  private void cleanUp(CleanUp cleanUp) {
    lines.add(messages.text("page.cleanup"));
    cleanUp.lines(messages).forEach(line -> lines.add("   " + line));
    if (!cleanUp.commands().isEmpty()) {
      lines.add("   " + messages.text("cleanup.how"));
      cleanUp.commands().forEach(command -> lines.add("      " + command));
    }
  }

  private void next(List<String> steps) {
    if (!steps.isEmpty()) {
      lines.add(messages.text("page.next"));
      lines.addAll(steps);
    }
  }

  /// What fails in the account is no student's, but the run ends with it all the same.
  private void nobodys() {
    List<Assessment> faults =
        report
            .faults()
            .filter(fault -> fault.student().isEmpty() && !fault.isOfTheAudit())
            .toList();
    if (!faults.isEmpty()) {
      lines.add("");
      lines.add(messages.text("page.account-faults"));
      faults.forEach(fault -> lines.add("   - " + messages.title(fault.rule().id())));
    }
  }

  private void section(String title, List<String> content) {
    heading(messages.text(title));
    lines.addAll(content);
    lines.add("");
  }

  private void heading(String title) {
    lines.add(RULE);
    lines.add(ink.heading(title));
    lines.add(RULE);
  }
}
