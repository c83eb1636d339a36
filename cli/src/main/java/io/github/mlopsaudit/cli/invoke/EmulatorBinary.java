package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTool;
import io.github.mlopsaudit.local.PythonTools;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// AWS's Runtime Interface Emulator, a program that lies inside the SAM CLI.
public final class EmulatorBinary {

  /// The SAM CLI.
  public static final PythonTool SAM =
      new PythonTool("sam", "the SAM CLI", "aws-sam-cli", List.of("samcli"), "about a minute");

  private static final String WHERE =
      "import os, samcli; print(os.path.join(os.path.dirname(samcli.__file__), 'local', 'rapid'))";

  private EmulatorBinary() {}

  /// Installs the SAM CLI if need be.
  ///
  /// @throws ToolException if the emulator does not run on this machine or cannot be installed
  static Path find(ProjectFolder project) {
    String name = name(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path python = new PythonTools(project).python(SAM);
    try {
      Command command = Command.run(List.of(python.toString(), "-c", WHERE), Map.of());
      if (!command.succeeded()) {
        throw new ToolException("Cannot find the SAM CLI: " + command.output());
      }
      return Path.of(command.output().strip()).resolve(name);
    } catch (IOException e) {
      throw new ToolException("Cannot run " + python + ": " + e.getMessage(), e);
    }
  }

  static String name(String system, String processor) {
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      throw new ToolException(
          """
          AWS's Lambda Runtime Interface Emulator runs on Linux alone, and this is %s. Instead:
            with Docker     sam build && sam local invoke AuditFunction -e events/nightly.json
            without         ./audit run, which does the same audit outside of Lambda\
          """
              .formatted(system));
    }
    return switch (processor) {
      case "amd64", "x86_64" -> "aws-lambda-rie-x86_64";
      case "aarch64", "arm64" -> "aws-lambda-rie-arm64";
      default ->
          throw new ToolException(
              "AWS's Lambda Runtime Interface Emulator is made for x86_64 and arm64, not for "
                  + processor);
    };
  }
}
