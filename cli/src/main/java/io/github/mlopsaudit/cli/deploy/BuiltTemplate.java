package io.github.mlopsaudit.cli.deploy;

import io.github.mlopsaudit.cli.invoke.LambdaFunction;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The template as `sam build` leaves it: word for word that of the project, but each function's
/// code is the folder that Maven made, which `sam build` copies as it is.
final class BuiltTemplate {

  private static final String SOURCE = "CodeUri: .\n";

  private BuiltTemplate() {}

  /// Writes it into the folder.
  ///
  /// @throws ToolException if a function is not built, or its code is not where it was
  static Path write(ProjectFolder project, Path folder) {
    try {
      String text = Files.readString(project.path().resolve("template.yaml"));
      text = with(text, LambdaFunction.audit(project));
      text = with(text, LambdaFunction.slackNotifier(project));
      return Files.writeString(folder.resolve("template.yaml"), text);
    } catch (IOException e) {
      throw new ToolException("Cannot write the built template: " + e.getMessage(), e);
    }
  }

  private static String with(String template, LambdaFunction function) {
    Matcher head =
        Pattern.compile("^  " + function.name() + ":$", Pattern.MULTILINE).matcher(template);
    int code = head.find() ? template.indexOf(SOURCE, head.end()) : -1;
    if (code < 0) {
      throw new ToolException("template.yaml has no " + SOURCE.strip() + " for " + function.name());
    }
    return template.substring(0, code)
        + "CodeUri: "
        + function.artifact()
        + "\n"
        + template.substring(code + SOURCE.length());
  }
}
