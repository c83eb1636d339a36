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

  private static final String AUDIT = "AuditFunction";

  /// What Maven makes, and `make build-AuditFunction`, which `sam build` calls, copies as it is.
  private static final Path ARTIFACT = Path.of("functions", "audit", "target", "lambda");

  public LambdaFunction {
    environment = Map.copyOf(environment);
  }

  /// The audit as the template describes it.
  ///
  /// @throws ToolException if it is not built
  public static LambdaFunction audit(ProjectFolder project) {
    Path artifact = project.path().resolve(ARTIFACT);
    if (!Files.isDirectory(artifact.resolve("lib"))) {
      throw new ToolException(
          "The function is not built: ./mvnw package -Dmaven.test.skip=true builds it.");
    }
    SamTemplate template = SamTemplate.of(project);
    return new LambdaFunction(
        AUDIT,
        artifact,
        template.property(AUDIT, "Handler"),
        Integer.parseInt(template.property(AUDIT, "Timeout")),
        Integer.parseInt(template.property(AUDIT, "MemorySize")),
        environment(template));
  }

  /// A variable that refers to a resource, such as the table, is left out: there is none yet.
  private static Map<String, String> environment(SamTemplate template) {
    Map<String, String> environment = new HashMap<>();
    template
        .section("Resources", AUDIT, "Properties", "Environment", "Variables")
        .forEach((name, value) -> template.text(value).ifPresent(v -> environment.put(name, v)));
    return environment;
  }
}
