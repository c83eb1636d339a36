package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import io.github.mlopsaudit.core.Course;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

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
}
