package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.repository;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The reports of one morning, judged by the real checks: student 03 never enabled versioning, 05
/// denies the audit a look, 07 suspended versioning and has a waiver, and the instructor, 20, is
/// all well. The ledger knows of findings in every state.
public final class Morning {

  static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  static final String HOSTILE = "=cmd|' /C calc'!A1\",\r\n<script>&\u0000\u202e\uFFFE가🙂";

  private static final Waiver WAIVER =
      waiver("s3-versioning", "07", DAY.plusDays(3), "시험 중, 사본 있음");

  private Morning() {}

  static Waiver waiver(String check, String student, LocalDate until, String reason) {
    return new Waiver(
        check, student, Waiver.ANY, until, reason, "kim", Given.NIGHT.minus(Duration.ofDays(2)));
  }

  public static RunSummary summary(Report report) {
    return RunSummary.of(report, new Published(Delivery.DONE, Delivery.PENDING, Delivery.PENDING));
  }

  static Course course() {
    return new GivenCourse()
        .roster(
            new Student("03", "김하늘", "haneul@example.com", Student.Role.STUDENT),
            Given.student("05"),
            Given.student("07"),
            new Student("20", "강사", "", Student.Role.INSTRUCTOR))
        .build();
  }

  /// Everybody, compared with the night before.
  public static Report whole() {
    Report report = report(Selection.ALL, course(), versionings(Versioning.Status.ENABLED));
    return report.with(new Changes(true, changes(report)));
  }

  /// Everybody, the settings of one bucket denied, nothing to compare with.
  static Report partial() {
    return report(Selection.ALL, course(), denied("s3:GetBucketVersioning"));
  }

  static Report oneStudent() {
    return report(
        new Selection(Set.of("03"), Selection.ALL.services()),
        course(),
        versionings(Versioning.Status.ENABLED));
  }

  /// Names, reasons and messages that want to break out.
  static Report hostile() {
    Course course =
        new GivenCourse()
            .name(HOSTILE)
            .roster(new Student("03", HOSTILE, HOSTILE, Student.Role.STUDENT))
            .build();
    Report report = report(Selection.ALL, course, versionings(Versioning.Status.ENABLED));
    FindingChange change =
        new FindingChange(
            "0".repeat(32),
            "s3-of-an-older-release",
            "03",
            Resource.bucket(HOSTILE, "ap-northeast-2"),
            Severity.LOW,
            Message.of(HOSTILE, HOSTILE),
            Transition.CHECK_REMOVED,
            Given.NIGHT,
            Given.NIGHT,
            1);
    Assessment shouting = Reports.failed(Reports.POLICY, "03", Severity.CRITICAL, HOSTILE);
    return Report.of(
            report.run(),
            report.finishedAt(),
            course,
            report.snapshot(),
            List.of(shouting, Reports.assessed(Reports.VERSIONING, "03", waived(HOSTILE))),
            _ -> "")
        .with(new Waivers(List.of(waiver("*", "*", DAY.minusDays(1), HOSTILE))))
        .with(new Changes(true, List.of(change)));
  }

  private static Verdict waived(String reason) {
    return new Verdict.Waived(
        new Verdict.Fail(Severity.MEDIUM, Message.of("s3-versioning.fail.never"), HOSTILE),
        waiver("*", "*", DAY, reason));
  }

  private static Reading<Versioning> versionings(Versioning.Status status) {
    return Reading.known(new Versioning(status, false));
  }

  private static Report report(
      Selection selection, Course course, Reading<Versioning> versioningOf05) {
    Snapshot snapshot =
        given()
            .selection(selection)
            .buckets(
                bucket("mlops-training-user03")
                    .versioning(versionings(Versioning.Status.NEVER))
                    .build(),
                bucket("mlops-training-user05").versioning(versioningOf05).build(),
                bucket("mlops-training-user07")
                    .versioning(versionings(Versioning.Status.SUSPENDED))
                    .build(),
                bucket("mlops-training-user20").build())
            .repositories(
                repository("mlops-user03-training").build(),
                repository("mlops-user05-training").build(),
                repository("mlops-user20-training").build())
            .build();
    Waivers waivers =
        new Waivers(
            List.of(WAIVER, waiver("ecr-*", "*", DAY.minusDays(4), "gone with the first week")));
    return Report.of(
            Reports.run("20261122T170000Z-1a2b3c4d5e6f", Reports.NIGHT, selection),
            Given.NIGHT.plusSeconds(27),
            course,
            snapshot,
            waivers.applyTo(Checks.judge(snapshot, course), DAY),
            rule -> Checks.classRemedy(rule, snapshot, course))
        .with(waivers);
  }

  private static List<FindingChange> changes(Report report) {
    return List.of(
        change(report, find(report, "s3-versioning", "03"), Transition.NEW, 0),
        change(report, find(report, "s3-versioning", "07"), Transition.STILL_WAIVED, 12),
        change(report, find(report, "ecr-repository-exists", "07"), Transition.REOPENED, 9),
        change(report, find(report, "s3-lifecycle", "03"), Transition.FIXED, 5),
        change(report, find(report, "s3-lifecycle", "05"), Transition.RESOURCE_GONE, 5),
        change(report, find(report, "s3-website", "20"), Transition.CHECK_REMOVED, 5));
  }

  static Assessment find(Report report, String check, String student) {
    return report.assessmentsOf(student).stream()
        .filter(assessment -> assessment.rule().id().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private static FindingChange change(
      Report report, Assessment assessment, Transition transition, int days) {
    return new FindingChange(
        report.finding(assessment).id(),
        assessment.rule().id(),
        assessment.student(),
        assessment.resource(),
        assessment.severity(),
        assessment.verdict().message(),
        transition,
        Given.NIGHT.minus(Duration.ofDays(days)),
        transition.isNews() ? Given.NIGHT : Given.NIGHT.minus(Duration.ofDays(days)),
        transition == Transition.REOPENED ? 1 : 0);
  }
}
