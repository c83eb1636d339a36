package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.ledger.Archive;
import io.github.mlopsaudit.ledger.Archive.PastRun;
import io.github.mlopsaudit.report.TextTable;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./audit runs`: the remembered runs, newest first.
@Command(name = "runs", description = "Lists the remembered runs, newest first.")
final class RunsCommand implements Callable<Integer> {

  private static final int MOST = 10_000;

  private final Wiring wiring;

  @Spec private CommandSpec spec;
  @Mixin private ClassTable table = new ClassTable();

  @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 10000; 20 by default.")
  private int limit = 20;

  RunsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new ConfigurationException("--limit must be 1 to " + MOST + ", but is " + limit);
    }
    return table.open(
        wiring,
        (clients, name, course) -> {
          TextTable lines =
              new TextTable(
                  "time (UTC)",
                  "status",
                  "score",
                  "seen",
                  "critical",
                  "high",
                  "medium",
                  "low",
                  "new",
                  "fixed",
                  "run id");
          new Archive(clients.dynamoDb(), name)
              .runs(course.name(), limit)
              .forEach(run -> add(lines, run));
          Listing.print(
              spec.commandLine(),
              lines,
              "No run of class %s is remembered yet.".formatted(course.name()));
          return ExitCode.OK;
        });
  }

  private static void add(TextTable lines, PastRun run) {
    lines.add(
        run.startedAt().toString(),
        run.status().toLowerCase(Locale.ROOT),
        run.score().percent().isPresent()
            ? String.valueOf(run.score().percent().getAsDouble())
            : "-",
        run.score().coverage() + " %",
        open(run, Severity.CRITICAL),
        open(run, Severity.HIGH),
        open(run, Severity.MEDIUM),
        open(run, Severity.LOW),
        count(run, Transition::alerts),
        count(run, Transition::isResolved),
        run.id());
  }

  private static String open(PastRun run, Severity severity) {
    return String.valueOf(run.open().getOrDefault(severity, 0L));
  }

  private static String count(PastRun run, Predicate<Transition> which) {
    return String.valueOf(
        Stream.of(Transition.values())
            .filter(which)
            .mapToLong(transition -> run.news().getOrDefault(transition, 0L))
            .sum());
  }
}
