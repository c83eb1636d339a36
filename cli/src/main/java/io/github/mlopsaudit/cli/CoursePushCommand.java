package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.report.Plain;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit course push`: puts a course file that is right into the SSM parameter.
@Command(
    name = "push",
    description = {
      "Checks a course file and puts it into the SSM parameter that the function reads each night.",
      "Shows what changes and asks before it writes."
    })
final class CoursePushCommand implements Callable<Integer> {

  private static final String USUAL = "/mlops/course";

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The course file (YAML).")
  private Path file = Path.of("");

  @Option(
      names = "--parameter",
      paramLabel = "NAME",
      description = "The SSM parameter; else AUDIT_COURSE_PARAMETER, else " + USUAL + ".")
  private @Nullable String parameter;

  @Option(names = "--region", paramLabel = "REGION", description = "Its region; else AWS_REGION.")
  private @Nullable String region;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private StackOption stack = new StackOption();

  CoursePushCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    Map<String, String> environment = new HashMap<>(wiring.environment());
    if (region != null) {
      environment.put("AWS_REGION", region);
    }
    Configuration configuration =
        new Configuration(stack.environment(new Wiring(environment, wiring.terminal())));
    CourseText read = CourseText.read(configuration, file);
    String name = parameter == null ? configuration.courseParameter().orElse(USUAL) : parameter;
    requireName(name);
    try (AwsClients clients = new AwsClients(configuration.aws())) {
      return push(configuration, read, new CourseParameter(clients, name));
    }
  }

  private static void requireName(String name) {
    if (!name.matches("(/[a-zA-Z0-9_.-]+)+")) {
      throw new ConfigurationException(
          "--parameter must be a name such as " + USUAL + ", but is '" + name + "'");
    }
  }

  private int push(Configuration configuration, CourseText read, CourseParameter target) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    read.warnings(configuration.course()).forEach(warning -> err.println("Warning: " + warning));
    Optional<String> before = target.find();
    if (before.filter(read.text()::equals).isPresent()) {
      out.println("%s holds this text already. Nothing to do.".formatted(target));
      out.println(whoReads(configuration, target));
      return ExitCode.OK;
    }
    changes(configuration, before, read).stream().map(Plain::lines).forEach(out::println);
    out.flush();
    if (!yes && !isConfirmed(target)) {
      err.println("Nothing was written.");
      return ExitCode.USAGE;
    }
    target.put(read.text());
    out.println("%s holds the file now; it was read back.".formatted(target));
    out.println(whoReads(configuration, target));
    return ExitCode.OK;
  }

  private String whoReads(Configuration configuration, CourseParameter target) {
    if (configuration.courseParameter().filter(target.name()::equals).isPresent()) {
      return "The next run reads it, and no deploy is needed. To see it at once: docs/runbook.md, 'The first run'.";
    }
    return stack.name() == null
        ? "The function reads it if the stack was deployed with CourseParameter=%s; with --stack this command says whether it was."
            .formatted(target.name())
        : "The stack %s does not read it: deploy it with CourseParameter=%s (docs/runbook.md, 'Change a parameter')."
            .formatted(stack.name(), target.name());
  }

  /// What the function will understand otherwise than before.
  private static List<String> changes(
      Configuration configuration, Optional<String> before, CourseText after) {
    List<String> now = CourseSummary.lines(after.course());
    if (before.isEmpty()) {
      return now.stream().map(line -> "+ " + line).toList();
    }
    List<String> was;
    try {
      was = CourseSummary.lines(configuration.course("the parameter", before.get()));
    } catch (ConfigurationException e) {
      List<String> lines = new ArrayList<>();
      lines.add("- what is there now cannot be read: " + e.getMessage());
      now.forEach(line -> lines.add("+ " + line));
      return lines;
    }
    List<String> lines = new ArrayList<>();
    was.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
    now.stream().filter(line -> !was.contains(line)).forEach(line -> lines.add("+ " + line));
    if (lines.isEmpty()) {
      lines.add(
          "The text changes, and nothing of what these lines show: names, addresses, comments.");
    }
    return lines;
  }

  private boolean isConfirmed(CourseParameter target) {
    if (!wiring.terminal().interactive()) {
      throw new ConfigurationException(
          "There is nobody to ask here: give --yes to write " + target + ".");
    }
    Console console =
        Objects.requireNonNull(System.console(), "an interactive terminal has a console");
    String answer = console.readLine("Write it to %s? [y/N] ", target);
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }
}
