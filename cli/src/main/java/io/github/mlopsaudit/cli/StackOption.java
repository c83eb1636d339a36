package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The deployed stack whose function's variables take the place of the person's.
final class StackOption {

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "Take the AUDIT_ variables of this deployed stack's function.")
  private @Nullable String stack;

  @Nullable String name() {
    return stack;
  }

  /// The variables of the person, under those of the function.
  Map<String, String> environment(Wiring wiring) {
    Map<String, String> mine = Profile.addRegion(wiring.environment());
    String wanted = stack;
    if (wanted == null) {
      return mine;
    }
    try (OperatorClients clients = new OperatorClients(new Configuration(mine).aws(), mine)) {
      return under(mine, DeployedStack.read(clients, wanted));
    }
  }

  static Map<String, String> under(Map<String, String> mine, DeployedStack deployed) {
    Map<String, String> both = new HashMap<>(mine);
    deployed
        .variables()
        .forEach((name, value) -> {
          if (name.startsWith("AUDIT_")) {
            both.put(name, value);
          }
        });
    return both;
  }
}
