package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.ledger.Archive;
import io.github.mlopsaudit.report.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit history`: what became of one finding.
@Command(name = "history", description = "Shows what became of one finding, oldest first.")
final class HistoryCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;
  @Mixin private ClassTable table = new ClassTable();

  @Parameters(paramLabel = "ID", description = "The finding's id, as ./audit open shows it.")
  private String finding = "";

  HistoryCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return table.open(
        wiring,
        (clients, name, course) -> {
          List<Archive.Event> events =
              new Archive(clients.dynamoDb(), name).history(course.name(), finding);
          if (events.isEmpty()) {
            throw new ConfigurationException(
                "Nothing is known of a finding '%s'. ./audit open shows the ids of what is open."
                    .formatted(finding));
          }
          TextTable lines = new TextTable("time (UTC)", "became", "severity", "resource", "run id");
          events.forEach(event ->
              lines.add(
                  event.at().toString(),
                  event.transition().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  event.severity().id(),
                  event.resource(),
                  event.runId()));
          spec.commandLine().getOut().print(lines.text());
          return ExitCode.OK;
        });
  }
}
