package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import io.github.mlopsaudit.core.Course;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is examined: the audit as these variables set it up, and the stack if one is named.
/// `account` is that of the caller.
record Patient(
    Configuration configuration,
    Map<String, String> environment,
    AwsClients clients,
    OperatorClients operator,
    Optional<DeployedStack> stack,
    Course course,
    String account,
    InstantSource clock) {

  String region() {
    return clients.settings().region();
  }

  /// Whether the audit has the rights of who asks: the function of a stack has a role of its own.
  boolean hasRightsOfAudit() {
    return stack.isEmpty();
  }

  /// Whether this is the stack's topic for alarms.
  boolean isForAlarms(String topic) {
    return stack
        .flatMap(deployed -> deployed.output("OpsTopicArn"))
        .filter(topic::equals)
        .isPresent();
  }

  /// Whether this key, an id, an ARN or an alias, is the stack's own.
  boolean isOfStack(String key) {
    return stack.stream()
        .flatMap(deployed ->
            Stream.of("AWS::KMS::Key", "AWS::KMS::Alias")
                .flatMap(type -> deployed.ofType(type).stream()))
        .anyMatch(own -> key.equals(own) || key.endsWith("/" + own) || key.endsWith(":" + own));
  }

  /// Whether the stack was deployed so that no night starts by itself.
  boolean isSwitchedOff() {
    return stack
        .flatMap(deployed -> deployed.parameter("ScheduleState"))
        .filter("DISABLED"::equals)
        .isPresent();
  }

  /// How to see what the audit of the last two nights said.
  String log() {
    return "sam logs --cw-log-group %s --start-time '2 days ago'"
        .formatted(
            stack
                .flatMap(deployed -> deployed.output("AuditLogGroupName"))
                .orElse("/aws/lambda/STACK-audit"));
  }
}
