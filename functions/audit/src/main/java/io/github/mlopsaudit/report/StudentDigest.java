package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The mail of a run to one student: what changed at this student first, then what stands open, and
/// how it is mended. The subject is ASCII, shorter than the 100 characters that SNS allows.
/// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
public final class StudentDigest {

  private static final int LONGEST = 99;
  private static final String RULE = "\n" + "-".repeat(60) + "\n\n";

  /// Of each language; SNS takes 262,144 of both.
  private static final int BYTES = 100_000;

  private StudentDigest() {}

  /// Whether there is anything to say: something changed for the student or, on Mondays, something
  /// stands open or counts soon. Once the course is over: something critical is new or, on Mondays,
  /// something is left.
  public static boolean isDue(Report report, Student student) {
    StudentFindings findings = new StudentFindings(report, student.number());
    boolean monday =
        report.run().isNightly() && report.snapshot().day().getDayOfWeek() == DayOfWeek.MONDAY;
    CleanUp left = CleanUp.of(report, student.number());
    if (left.over()) {
      return (monday && left.isDue())
          || findings.news(Transition::alerts).stream()
              .anyMatch(change -> change.severity() == Severity.CRITICAL);
    }
    return !findings.news(Transition::isNews).isEmpty()
        || (monday
            && !(findings.faults().isEmpty() && DueSoon.of(report, student.number()).isEmpty()));
  }

  public static Digest of(Report report, Student student) {
    Language first = report.course().language();
    String body =
        Stream.of(Language.values())
            .sorted(Comparator.comparing(language -> language != first))
            .map(Messages::in)
            .map(messages -> new StudentDigestText(report, student, messages).text())
            .map(text -> Plain.cut(text, BYTES))
            .collect(joining(RULE));
    return new Digest(subject(report, student), body);
  }

  /// The gravest open severity at the student, `none` if nothing is open.
  public static String maxSeverity(Report report, Student student) {
    return gravest(new StudentFindings(report, student.number()).failures())
        .map(Severity::id)
        .orElse("none");
  }

  private static Optional<Severity> gravest(List<Assessment> failures) {
    return failures.stream().map(Assessment::severity).max(Comparator.naturalOrder());
  }

  private static String subject(Report report, Student student) {
    StudentFindings findings = new StudentFindings(report, student.number());
    String begin =
        "[AUDIT][%s] student %s of "
            .formatted(level(findings), student.number().replaceAll("[^0-9]", ""));
    String end = ": " + counts(report, findings);
    String name = SubjectLine.name(report);
    int room = Math.clamp(LONGEST - begin.length() - end.length(), 0, name.length());
    return begin + name.substring(0, room).strip() + end;
  }

  private static String level(StudentFindings findings) {
    return gravest(findings.faults())
        .map(Severity::name)
        .orElse(findings.unknown().isEmpty() ? "OK" : "PARTIAL");
  }

  private static String counts(Report report, StudentFindings findings) {
    int open = findings.faults().size();
    return report.changes().compared()
        ? "%d new, %d fixed, %d open"
            .formatted(
                findings.news(Transition::alerts).size(),
                findings.news(Transition::isResolved).size(),
                open)
        : open + " open";
  }
}
