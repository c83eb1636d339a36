package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.ToolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A function as Lambda sees it.
///
/// @param artifact the folder that is deployed: classes and `lib/`
/// @param environment its variables, as far as they are known before a deployment
public record LambdaFunction(
    String name,
    Path artifact,
    String handler,
    int timeoutSeconds,
    int memoryMegabytes,
    Map<String, String> environment) {

  /// What Maven makes, and `make build-<LogicalId>`, which `sam build` calls, copies as it is.
  private static final Path ARTIFACT = Path.of("target", "lambda");

  public LambdaFunction {
    environment = Map.copyOf(environment);
  }

  /// The audit as the template describes it.
  ///
  /// @throws ToolException if it is not built
  public static LambdaFunction audit(ProjectFolder project) {
    return of(project, "AuditFunction", "functions/audit");
  }

  /// The function that takes the topic's messages to Slack, as the template describes it.
  ///
  /// @throws ToolException if it is not built
  public static LambdaFunction slackNotifier(ProjectFolder project) {
    return of(project, "SlackNotifierFunction", "functions/slack-notifier");
  }

  private static LambdaFunction of(ProjectFolder project, String name, String module) {
    Path artifact = project.path().resolve(module).resolve(ARTIFACT);
    if (!Files.isDirectory(artifact.resolve("lib"))) {
      throw new ToolException(
          "The function is not built: ./mvnw package -Dmaven.test.skip=true builds it.");
    }
    SamTemplate template = SamTemplate.of(project);
    return new LambdaFunction(
        name,
        artifact,
        template.property(name, "Handler"),
        Integer.parseInt(template.property(name, "Timeout")),
        Integer.parseInt(template.property(name, "MemorySize")),
        environment(template, name));
  }

  /// A variable that refers to a resource, such as the table, is left out: there is none yet.
  private static Map<String, String> environment(SamTemplate template, String name) {
    Map<String, String> environment = new HashMap<>();
    template
        .section("Resources", name, "Properties", "Environment", "Variables")
        .forEach((variable, value) ->
            template.text(value).ifPresent(text -> environment.put(variable, text)));
    return environment;
  }
}
