package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.ledger.Archive;
import io.github.mlopsaudit.ledger.Archive.PastRun;
import java.time.Duration;
import java.util.List;

/// The heart beat: when the last nightly run was, by the table, whether it saw everything and
/// whether people were told. Runs that somebody asked for, and those of a part of the class, say
/// nothing of the nights. Whether a report was kept the table does not say.
final class RunsExamination {

  private static final String AREA = "last run";

  /// A night and two hours of retries, where no stack says otherwise.
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
      Archive archive = new Archive(patient.clients().dynamoDb(), table);
      List<PastRun> runs = archive.runs(course, LOOK_BACK);
      return runs.stream()
          .filter(PastRun::nightly)
          .findFirst()
          .map(run -> judge(run, archive.isTold(course, run), patient))
          .orElseGet(() -> unscheduled(runs, course, patient));
    } catch (DeliveryException e) {
      return new Finding(
          AREA, course, Status.COULD_NOT_ASK, "the table cannot be read", "See the table above.");
    }
  }

  private static Finding unscheduled(List<PastRun> runs, String course, Patient patient) {
    if (runs.isEmpty()) {
      return Finding.fault(
          AREA,
          course,
          "no run of this class is remembered",
          "Start one: docs/runbook.md, 'The first run'. If there were runs, is AUDIT_CLASS right?");
    }
    String said =
        "%s, on demand or of a part of the class; no nightly run is remembered"
            .formatted(runs.getFirst().startedAt());
    return patient.isSwitchedOff()
        ? Finding.ok(AREA, runs.getFirst().id(), said + "; the schedule is switched off")
        : Finding.warning(
            AREA,
            runs.getFirst().id(),
            said,
            "If the first night is over, look at the schedule here and at the log, %s. Else do 'The first run' of docs/runbook.md."
                .formatted(patient.log()));
  }

  private static Finding judge(PastRun run, boolean told, Patient patient) {
    Duration age = Duration.between(run.startedAt(), patient.clock().instant());
    Duration longest = longest(patient);
    String said = "%s, %d h ago, %s".formatted(run.startedAt(), age.toHours(), run.status());
    if (patient.isSwitchedOff()) {
      return Finding.ok(AREA, run.id(), said + "; the schedule is switched off");
    }
    if (age.compareTo(longest) > 0) {
      return Finding.fault(
          AREA,
          run.id(),
          said,
          "No run for more than %d hours: look at the schedule here and at the log, %s. Between two courses deploy with ScheduleState=DISABLED: docs/runbook.md, 'Change a parameter'."
              .formatted(longest.toHours(), patient.log()));
    }
    if (!told) {
      return Finding.warning(
          AREA,
          run.id(),
          said + ", and nobody has been told of it",
          "Unless it is still under way: the log says why, %s. The next night tells it, too."
              .formatted(patient.log()));
    }
    return run.status().equals("COMPLETE")
        ? Finding.ok(
            AREA, run.id(), said + ", its news was published; of its report only the log knows")
        : Finding.warning(
            AREA,
            run.id(),
            said,
            "It could not look everywhere: the report and the permissions here say where.");
  }

  /// What the alarm of the stack goes by, too.
  private static Duration longest(Patient patient) {
    return patient
        .stack()
        .flatMap(stack -> stack.parameter("HeartbeatHours"))
        .map(hours -> Duration.ofHours(Long.parseLong(hours)))
        .orElse(LONGEST);
  }
}
