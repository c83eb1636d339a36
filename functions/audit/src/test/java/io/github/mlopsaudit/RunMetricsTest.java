package io.github.mlopsaudit;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.RunMetrics.Effort;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.ReportLocation;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.RunSummary.Status;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What CloudWatch is told of each kind of run.
final class RunMetricsTest {

  private static final Run THE_NIGHT = run("20261122T170000Z-1", Selection.ALL);
  private static final Effort EFFORT = new Effort(Duration.ofMillis(61_250), 432);
  private static final Assessment[] FOUR = {
    failed(POLICY, "01"),
    failed(VERSIONING, "01"),
    passed(VERSIONING, "02"),
    unknown(VERSIONING, "03")
  };

  private final EmittedMetrics emitted = new EmittedMetrics();
  private final RunMetrics metrics = new RunMetrics("mlops-a");

  private Status status = Status.COMPLETE;
  private Delivery topic = Delivery.DONE;
  private Delivery students = Delivery.SKIPPED;
  private final List<String> failures = new ArrayList<>();
  private Changes changes = Changes.UNKNOWN;
  private OptionalInt subscribers = OptionalInt.of(2);

  @AfterEach
  void close() {
    emitted.close();
  }

  private static Run run(String id, Selection selection) {
    return new Run(id, NIGHT, Instant.ofEpochSecond(NIGHT), selection);
  }

  private static AuditRequest asked(Run run) {
    return new AuditRequest(run, true, true);
  }

  private void record(AuditRequest request, Assessment... assessments) {
    Report report = report(request.run(), course("01", "02", "03"), assessments).with(changes);
    RunSummary all = RunSummary.of(report, new Published(Delivery.DONE, Delivery.DONE, topic));
    RunSummary summary =
        new RunSummary(
            all.runId(),
            status,
            all.startedAt(),
            all.finishedAt(),
            all.account(),
            all.region(),
            all.students(),
            all.unreached(),
            all.buckets(),
            all.repositories(),
            all.coverage(),
            all.score(),
            all.open(),
            all.unknown(),
            all.passed(),
            all.published());
    metrics.record(
        request,
        new Outcome(report, summary, ReportLocation.NONE, students, subscribers, failures),
        EFFORT);
  }

  @Test
  void aCompleteNightSaysEverything() {
    changes = new Changes(true, List.of(change(Transition.NEW, Severity.CRITICAL)));

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values())
        .containsEntry("AuditCompleted", 1.0)
        .containsEntry("AuditPartial", 0.0)
        .containsEntry("StudentsAudited", 3.0)
        .containsEntry("NewFindings", 1.0)
        .containsEntry("OpenCriticalFindings", 1.0)
        .containsEntry("OpenHighFindings", 0.0)
        .containsEntry("OpenMediumFindings", 1.0)
        .containsEntry("OpenLowFindings", 0.0)
        .containsEntry("EvaluationErrors", 1.0)
        .containsEntry("NotifyFailed", 0.0)
        .containsEntry("ConfirmedSubscriptions", 2.0)
        .containsEntry("AuditDuration", 61_250.0)
        .containsEntry("CallsMade", 432.0)
        .containsKey("ClassScore")
        .hasSize(14);
    assertThat(emitted.unit("ConfirmedSubscriptions")).isEqualTo("Count");
    assertThat(emitted.unit("AuditDuration")).isEqualTo("Milliseconds");
    assertThat(emitted.unit("CallsMade")).isEqualTo("Count");
    assertThat(emitted.unit("ClassScore")).isEqualTo("Percent");
  }

  @Test
  void theStackIsTheOnlyDimension() {
    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.directive().path("Namespace").asText()).isEqualTo("MlopsStorageAudit");
    assertThat(emitted.directive().path("Dimensions").toString()).isEqualTo("[[\"Service\"]]");
    assertThat(emitted.line().path("Service").asText()).isEqualTo("mlops-a");
  }

  @Test
  void noStudentAndNoNameIsInTheLine() {
    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.line().toString()).doesNotContain("mlops-training-user", "\"01\"");
  }

  /// A quiet night is one that has looked; an alarm on silence ends by nothing else.
  @ParameterizedTest
  @CsvSource({
    "ondemand-1, true, true, false, someone asked for it",
    "20261122T170000Z-1, false, false, false, a dry run",
    "20261122T170000Z-1, true, false, false, nobody is told",
    "20261122T170000Z-1, true, true, true, one student",
  })
  void otherRunsSayOnlyWhatTheyTook(
      String id, boolean remember, boolean tell, boolean oneStudent, String why) {
    Selection selection =
        oneStudent ? new Selection(Set.of("01"), Set.of(Service.S3, Service.ECR)) : Selection.ALL;

    record(new AuditRequest(run(id, selection), remember, tell), FOUR);

    assertThat(emitted.values().keySet()).as(why).containsExactly("AuditDuration", "CallsMade");
  }

  @Test
  void oneServiceIsNoNight() {
    record(asked(run("20261122T170000Z-1", new Selection(Set.of(), Set.of(Service.S3)))), FOUR);

    assertThat(emitted.values()).doesNotContainKeys("AuditCompleted", "OpenCriticalFindings");
  }

  @Test
  void aPartialNightRaisesTheCountOfCriticalFindingsAndEndsNone() {
    status = Status.PARTIAL;

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values())
        .containsEntry("AuditCompleted", 1.0)
        .containsEntry("AuditPartial", 1.0)
        .containsEntry("OpenCriticalFindings", 1.0)
        .doesNotContainKeys("OpenHighFindings", "OpenMediumFindings", "OpenLowFindings");
  }

  @Test
  void aPartialNightThatSeesNoCriticalFindingSaysNothingOfThem() {
    status = Status.PARTIAL;

    record(asked(THE_NIGHT), unknown(POLICY, "01"));

    assertThat(emitted.values())
        .containsEntry("AuditPartial", 1.0)
        .containsEntry("EvaluationErrors", 1.0)
        .doesNotContainKeys("OpenCriticalFindings", "ClassScore");
  }

  @Test
  void aNightThatCouldNotKeepWhatItFoundIsNotCompleted() {
    failures.add("The table is gone.");

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values())
        .containsEntry("AuditCompleted", 0.0)
        .containsEntry("AuditPartial", 0.0)
        .containsEntry("NotifyFailed", 0.0);
  }

  @Test
  void saysThatNobodyCouldBeTold() {
    topic = Delivery.FAILED;
    failures.add("The topic is gone.");

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values())
        .containsEntry("AuditCompleted", 0.0)
        .containsEntry("NotifyFailed", 1.0);
  }

  @Test
  void aStudentWhoCouldNotBeToldCountsToo() {
    students = Delivery.FAILED;

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values()).containsEntry("NotifyFailed", 1.0);
  }

  @Test
  void saysThatNobodyHearsTheTopic() {
    subscribers = OptionalInt.of(0);

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values()).containsEntry("ConfirmedSubscriptions", 0.0);
  }

  @Test
  void withoutATopicNothingIsSaidOfItsSubscriptions() {
    subscribers = OptionalInt.empty();

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values()).doesNotContainKey("ConfirmedSubscriptions");
  }

  /// Its success tells nothing of the night's message, which may still be untold.
  @Test
  void aRunOnDemandRaisesTheAlarmOnTellingAndEndsItNot() {
    topic = Delivery.FAILED;

    record(asked(run("ondemand-1", Selection.ALL)), FOUR);

    assertThat(emitted.values()).containsEntry("NotifyFailed", 1.0);
  }

  @Test
  void aNightThatBrokeOffIsNotCompletedAndToldNobody() {
    metrics.recordBroken(asked(THE_NIGHT), EFFORT);

    assertThat(emitted.values())
        .containsEntry("AuditCompleted", 0.0)
        .containsEntry("NotifyFailed", 1.0)
        .containsEntry("AuditDuration", 61_250.0)
        .containsEntry("CallsMade", 432.0)
        .hasSize(4);
  }

  @Test
  void aDryRunThatBrokeOffWasToTellNobody() {
    metrics.recordBroken(new AuditRequest(THE_NIGHT, false, false), EFFORT);

    assertThat(emitted.values().keySet()).containsExactly("AuditDuration", "CallsMade");
  }

  @ParameterizedTest
  @EnumSource(
      value = Transition.class,
      names = {"NEW", "REOPENED", "SEVERITY_UP", "WAIVER_EXPIRED"},
      mode = Mode.EXCLUDE)
  void whatIsNotNewlyWrongIsNoNewFinding(Transition transition) {
    changes =
        new Changes(
            true,
            List.of(change(transition, Severity.HIGH), change(Transition.NEW, Severity.INFO)));

    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values()).containsEntry("NewFindings", 0.0);
  }

  @Test
  void withoutATableNothingIsNew() {
    record(asked(THE_NIGHT), FOUR);

    assertThat(emitted.values()).doesNotContainKey("NewFindings");
  }

  private static FindingChange change(Transition transition, Severity severity) {
    return new FindingChange(
        "0".repeat(32),
        "s3-public-policy",
        "01",
        Resource.bucket("mlops-training-user01", "ap-northeast-2"),
        severity,
        Message.of("s3-public-policy.fail.read", "Sid1"),
        transition,
        THE_NIGHT.startedAt(),
        THE_NIGHT.startedAt(),
        0);
  }
}
