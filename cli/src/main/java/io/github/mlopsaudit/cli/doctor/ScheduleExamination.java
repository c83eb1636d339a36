package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.cli.stack.DeployedStack;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/// The schedule that starts the audit: there, enabled, and pointing at the stack's function.
final class ScheduleExamination {

  private static final String AREA = "schedule";

  private ScheduleExamination() {}

  static List<Finding> examine(Patient patient) {
    return patient
        .stack()
        .map(stack -> List.of(examine(patient, stack)))
        .orElseGet(
            () -> List.of(Finding.notAsked(AREA, "schedule", "name the stack with --stack")));
  }

  private static String group(DeployedStack stack) {
    return stack.ofType("AWS::Scheduler::ScheduleGroup").stream().findFirst().orElse("default");
  }

  private static Finding examine(Patient patient, DeployedStack stack) {
    String name = stack.output("ScheduleName").orElse(stack.name() + "-nightly");
    try (SchedulerClient scheduler = patient.operator().scheduler()) {
      GetScheduleResponse found = scheduler.getSchedule(r -> r.name(name).groupName(group(stack)));
      String when = found.scheduleExpression() + " " + found.scheduleExpressionTimezone();
      String target = found.target().arn();
      if (found.state() != ScheduleState.ENABLED) {
        return patient.isSwitchedOff()
            ? Finding.warning(
                AREA,
                name,
                "the stack was deployed with ScheduleState=DISABLED, so no audit runs by itself",
                "When the course begins, deploy with ScheduleState=ENABLED: docs/runbook.md, 'Change a parameter'.")
            : Finding.fault(
                AREA,
                name,
                "somebody has switched it off, so no audit runs by itself",
                "Switch it on. Console: EventBridge Scheduler, Schedules, %s of the group %s, Enable. Between two courses deploy with ScheduleState=DISABLED instead: docs/runbook.md, 'Change a parameter'."
                    .formatted(name, group(stack)));
      }
      return target.matches(".*:function:" + Pattern.quote(stack.function()) + "(:.+)?")
          ? Finding.ok(AREA, name, "ENABLED, " + when)
          : Finding.fault(
              AREA, name, "it starts " + target + ", not " + stack.function(), Finding.PUT_BACK);
    } catch (ResourceNotFoundException e) {
      return Finding.fault(
          AREA, name, "there is no such schedule, so no audit runs by itself", Finding.PUT_BACK);
    } catch (SdkException e) {
      return Finding.couldNotAsk(AREA, name, "scheduler:GetSchedule", e);
    }
  }
}
