package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.bench.StubbedJvm;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// What the launcher runs once after a build, so that the JVM can note which classes commands load:
/// a few commands on a class that is not there, whose words nobody reads.
final class Rehearsal {

  private static final int STUDENTS = 15;
  private static final List<List<String>> COMMANDS =
      List.of(List.of("run", "--publish"), List.of("run", "--format", "json"), List.of("checks"));

  private Rehearsal() {}

  /// Ends with an exit code that is not 0 if a command fails, or has a fault.
  public static void main(String[] arguments) {
    System.exit(StubbedJvm.run(STUDENTS, Rehearsal::run));
  }

  private static int run(Map<String, String> environment) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return COMMANDS.stream()
        .mapToInt(command ->
            AuditCommand.commandLine(environment)
                .setOut(nowhere)
                .execute(command.toArray(String[]::new)))
        .filter(code -> code > CommandLine.ExitCode.SOFTWARE)
        .findFirst()
        .orElse(CommandLine.ExitCode.OK);
  }
}
