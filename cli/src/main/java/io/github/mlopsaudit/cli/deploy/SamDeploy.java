package io.github.mlopsaudit.cli.deploy;

import io.github.mlopsaudit.cli.invoke.EmulatorBinary;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTools;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `sam deploy`, the real one, on the AWS that the variables lead to.
record SamDeploy(ProjectFolder project, Map<String, String> environment) {

  SamDeploy {
    Map<String, String> all = new HashMap<>(environment);
    all.put("SAM_CLI_TELEMETRY", "0");
    all.put("PYTHONDONTWRITEBYTECODE", "1");
    environment = Map.copyOf(all);
  }

  /// Deploys the built template. The code goes into the bucket, which must be there.
  ///
  /// @throws ToolException that ends with what SAM said, if the stack is not there afterwards
  void deploy(String name, String bucket, Map<String, String> parameters) {
    try {
      Path folder = Files.createTempDirectory("deploy-local");
      Path template = BuiltTemplate.write(project, folder);
      List<String> words =
          new ArrayList<>(
              List.of(
                  "-m",
                  "samcli",
                  "deploy",
                  "--template-file",
                  template.toString(),
                  "--stack-name",
                  name,
                  "--s3-bucket",
                  bucket,
                  "--capabilities",
                  "CAPABILITY_IAM",
                  "--no-confirm-changeset",
                  "--no-progressbar",
                  "--parameter-overrides"));
      parameters.forEach((key, value) -> words.add(key + "=" + value));
      python(words);
      Files.delete(template);
      Files.delete(folder);
    } catch (IOException e) {
      throw new ToolException("Cannot deploy: " + e.getMessage(), e);
    }
  }

  private void python(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(new PythonTools(project).python(EmulatorBinary.SAM).toString());
    command.addAll(words);
    Command done = Command.run(command, environment);
    if (!done.succeeded()) {
      throw new ToolException("sam deploy failed:\n" + done.output().strip());
    }
  }
}
