package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Configuration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit course check`: reads a course file as the function does, and says what it understood.
@Command(
    name = "check",
    description = {
      "Reads a course file as the function does, and prints what it understood or every mistake.",
      "What the file does not say is taken from the AUDIT_ variables, or with --stack from those of the deployed function."
    })
final class CourseCheckCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The course file (YAML).")
  private Path file = Path.of("");

  @Mixin private StackOption stack = new StackOption();

  CourseCheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    Configuration configuration = new Configuration(stack.environment(wiring));
    CourseText read = CourseText.read(configuration, file);
    CourseSummary.lines(read.course()).forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().printf("size: %,d bytes%n", read.bytes());
    read.warnings(configuration.course())
        .forEach(warning -> spec.commandLine().getErr().println("Warning: " + warning));
    return ExitCode.OK;
  }
}
