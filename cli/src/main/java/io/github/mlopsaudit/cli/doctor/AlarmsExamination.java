package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.cli.stack.DeployedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/// The alarms of the stack: each there, with the stack's own topic to tell, and none ringing.
final class AlarmsExamination {

  private static final String AREA = "alarm";

  /// The most names and the most alarms of a call; without saying so it would be 50 alarms.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
  private static final int AT_ONCE = 100;

  private AlarmsExamination() {}

  static List<Finding> examine(Patient patient) {
    return patient
        .stack()
        .map(stack -> examine(patient, stack))
        .orElseGet(() -> List.of(Finding.notAsked(AREA, "alarms", "name the stack with --stack")));
  }

  private static List<Finding> examine(Patient patient, DeployedStack stack) {
    List<String> names = stack.ofType("AWS::CloudWatch::Alarm");
    if (names.isEmpty()) {
      return List.of(Finding.notAsked(AREA, "alarms", "the stack has none"));
    }
    try (CloudWatchClient cloudWatch = patient.operator().cloudWatch()) {
      List<MetricAlarm> found =
          names.stream()
              .gather(Gatherers.windowFixed(AT_ONCE))
              .flatMap(some ->
                  cloudWatch
                      .describeAlarms(r -> r.alarmNames(some).maxRecords(AT_ONCE))
                      .metricAlarms()
                      .stream())
              .toList();
      List<Finding> findings = new ArrayList<>();
      for (String name : names) {
        findings.add(
            found.stream()
                .filter(alarm -> alarm.alarmName().equals(name))
                .findFirst()
                .map(alarm -> judge(alarm, stack.output("OpsTopicArn")))
                .orElseGet(
                    () -> Finding.fault(AREA, name, "somebody has deleted it", Finding.PUT_BACK)));
      }
      return findings;
    } catch (SdkException e) {
      return List.of(Finding.couldNotAsk(AREA, "alarms", "cloudwatch:DescribeAlarms", e));
    }
  }

  private static Finding judge(MetricAlarm alarm, Optional<String> topic) {
    String name = alarm.alarmName();
    if (!Boolean.TRUE.equals(alarm.actionsEnabled())) {
      return Finding.fault(
          AREA,
          name,
          "it tells nobody: its actions are switched off",
          "aws cloudwatch enable-alarm-actions --alarm-names " + name);
    }
    if (topic.filter(alarm.alarmActions()::contains).isEmpty()) {
      return Finding.fault(
          AREA,
          name,
          "it does not tell the stack's topic for alarms (OpsTopicArn)",
          "Its actions are %s. Give it that topic again, in the console: CloudWatch, Alarms, Edit, Actions."
              .formatted(alarm.alarmActions()));
    }
    return alarm.stateValue() == StateValue.ALARM
        ? Finding.fault(
            AREA,
            name,
            "ALARM: " + alarm.stateReason(),
            "docs/runbook.md says for each alarm what it means and what to do.")
        : Finding.ok(AREA, name, alarm.stateValueAsString());
  }
}
