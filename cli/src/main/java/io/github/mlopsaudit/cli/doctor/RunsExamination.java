package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.ledger.Archive;
import io.github.mlopsaudit.ledger.Archive.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The heart beat: when the last nightly run was, by the table, and whether it saw everything. A
/// run that somebody asked for counts as well while no scheduled one is due yet.
final class RunsExamination {

  private static final String AREA = "last run";

  /// A night and two hours of retries.
  private static final Duration LONGEST = Duration.ofHours(26);

  private static final int LOOK_BACK = 200;

  private RunsExamination() {}

  static List<Finding> examine(Patient patient) {
    return patient
        .configuration()
        .table()
        .map(table -> List.of(examine(patient, table)))
        .orElse(List.of());
  }

  private static Finding examine(Patient patient, String table) {
    String course = patient.course().name();
    try {
      List<PastRun> runs = new Archive(patient.clients().dynamoDb(), table).runs(course, LOOK_BACK);
      Optional<PastRun> nightly =
          runs.stream().filter(run -> !run.id().startsWith(Run.ON_DEMAND)).findFirst();
      return nightly
          .or(() -> runs.stream().findFirst())
          .map(run -> judge(run, patient.clock().instant()))
          .orElseGet(() ->
              Finding.fault(
                  AREA,
                  course,
                  "no run of this class is remembered",
                  "Start one: docs/runbook.md, 'The first run'. If there were runs, is AUDIT_CLASS right?"));
    } catch (DeliveryException e) {
      return new Finding(
          AREA, course, Status.COULD_NOT_ASK, "the table cannot be read", "See the table above.");
    }
  }

  private static Finding judge(PastRun run, Instant now) {
    Duration age = Duration.between(run.startedAt(), now);
    String said = "%s, %d h ago, %s".formatted(run.startedAt(), age.toHours(), run.status());
    if (age.compareTo(LONGEST) > 0) {
      return Finding.fault(
          AREA,
          run.id(),
          said,
          "No run for more than 26 hours: look at the schedule here and at the log, sam logs --stack-name STACK. Between two courses set ScheduleState=DISABLED.");
    }
    return run.status().equals("COMPLETE")
        ? Finding.ok(AREA, run.id(), said)
        : Finding.warning(
            AREA,
            run.id(),
            said,
            "It could not look everywhere: the report and the permissions here say where.");
  }
}
