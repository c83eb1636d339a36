package io.github.mlopsaudit.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./audit course`: the course file, before and on its way to where the function reads it.
@Command(
    name = "course",
    description = "Checks a course file, and puts it where the deployed function reads it.",
    subcommands = {CourseCheckCommand.class, CoursePushCommand.class})
final class CourseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: check or push");
  }
}
