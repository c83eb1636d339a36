package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTool;
import io.github.mlopsaudit.local.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The real AWS CLI as a person has it, a command `aws` in bash, on a local AWS.
record AwsCli(Path folder, Map<String, String> environment) {

  private static final PythonTool TOOL =
      new PythonTool("aws-cli", "the AWS CLI", "awscli", List.of("awscli"), "some seconds");

  /// S3 Control puts the account before the host's name, which no local name server knows.
  private static final String PROGRAM =
      """
      import socket, sys
      from awscli.clidriver import main

      resolve = socket.getaddrinfo
      socket.getaddrinfo = lambda host, *more, **named: resolve(
          host.removeprefix("%s."), *more, **named
      )
      sys.exit(main())
      """
          .formatted(LocalAws.ACCOUNT);

  AwsCli {
    environment = Map.copyOf(environment);
  }

  /// Puts the command into the folder.
  static AwsCli in(Path folder, LocalAws aws) throws IOException {
    Path python = new PythonTools(ProjectFolder.find()).python(TOOL);
    Path program = Files.writeString(folder.resolve("aws.py"), PROGRAM);
    Path command =
        Files.writeString(
            folder.resolve("aws"), "#!/bin/sh\nexec '" + python + "' '" + program + "' \"$@\"\n");
    if (!command.toFile().setExecutable(true)) {
      throw new IOException(command + " cannot be made a command");
    }
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_DEFAULT_REGION", LocalAws.REGION);
    environment.put("AWS_PAGER", "");
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    return new AwsCli(folder, environment);
  }

  /// Runs a Python program beside the AWS CLI, for more than one command in one process.
  Command python(Map<String, String> variables, String... words) throws IOException {
    return Command.run(
        Stream.concat(
                Stream.of(new PythonTools(ProjectFolder.find()).python(TOOL).toString()),
                Stream.of(words))
            .toList(),
        variables);
  }

  /// Runs the lines as they are, in an empty folder.
  Command run(String lines) throws IOException {
    Path here = Files.createTempDirectory(folder, "run");
    Path script = Files.writeString(here.resolve("commands.sh"), lines + "\n");
    return Command.run(
        List.of("bash", "-c", "cd \"$1\" && . \"$2\"", "bash", here.toString(), script.toString()),
        environment);
  }
}
