package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.report.CheckList;
import io.github.mlopsaudit.report.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit checks`: what is checked, and one check in full.
@Command(
    name = "checks",
    description = "Lists the checks, or shows one in full. Reads nothing of AWS.")
final class ChecksCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The check to show in full, such as s3-versioning.")
  private @Nullable String id;

  @Option(
      names = "--course",
      paramLabel = "FILE",
      description = "The course file (YAML), for what is on and how severe it is there.")
  private @Nullable Path course;

  @Option(names = "--format", paramLabel = "text|json", description = "What is printed.")
  private Format format = Format.TEXT;

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "The language; else the locale's, Korean where it names none.")
  private @Nullable Language language;

  ChecksCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    CheckSettings settings = settings();
    Messages messages =
        Messages.in(language == null ? Languages.of(wiring.environment()) : language);
    String wanted = id;
    List<Check> checks = wanted == null ? Checks.all() : List.of(CheckPage.find(wanted));
    String text =
        switch (format) {
          case JSON -> CheckList.text(checks, settings, messages) + "\n";
          case TEXT ->
              wanted == null
                  ? wiring.terminal().table(checks, settings, messages)
                  : wiring.terminal().page(CheckPage.text(checks.getFirst(), messages));
        };
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private CheckSettings settings() {
    return course == null
        ? CheckSettings.DEFAULT
        : new Configuration(wiring.environment())
            .course(course.toString(), TextFile.read("the course file", course))
            .checks();
  }
}
