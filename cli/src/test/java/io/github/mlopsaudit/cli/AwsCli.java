package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTool;
import io.github.mlopsaudit.local.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The real AWS CLI as the command `aws` in a folder, on a local AWS.
record AwsCli(Path folder, LocalAws aws) {

  private static final PythonTool TOOL =
      new PythonTool("aws-cli", "the AWS CLI", "awscli", List.of("awscli"), "some seconds");

  /// The variables with which a shell finds the command and the local AWS.
  Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_DEFAULT_REGION", LocalAws.REGION);
    environment.put("AWS_PAGER", "");
    environment.put("PATH", commandFolder() + ":" + System.getenv("PATH"));
    return environment;
  }

  Command run(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(commandFolder() + "/aws"));
    command.addAll(List.of(words));
    return Command.run(command, environment());
  }

  private String commandFolder() throws IOException {
    Path command = folder.resolve("aws");
    if (!Files.exists(command)) {
      Path python = new PythonTools(ProjectFolder.find()).python(TOOL);
      Files.writeString(command, "#!/bin/sh\nexec '" + python + "' -m awscli \"$@\"\n");
      assertThat(command.toFile().setExecutable(true)).isTrue();
    }
    return folder.toString();
  }
}
