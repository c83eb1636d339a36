package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.ledger.Archive;
import io.github.mlopsaudit.report.FindingAge;
import io.github.mlopsaudit.report.TextTable;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./audit open`: what is open by the table, without looking at AWS again.
@Command(
    name = "open",
    description = "Lists what is open by the last remembered runs, worst first, then oldest first.")
final class OpenCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;
  @Mixin private ClassTable table = new ClassTable();

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "From this severity on: critical, high, medium, low (default), info.")
  private Severity severity = Severity.LOW;

  OpenCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return table.open(
        wiring,
        (clients, name, course) -> {
          LocalDate today = LocalDate.now(Snapshot.CLASS_ZONE);
          TextTable lines =
              new TextTable(
                  "severity", "student", "check", "resource", "age", "back", "finding id");
          new Archive(clients.dynamoDb(), name)
              .open(course.name(), severity)
              .forEach(finding ->
                  lines.add(
                      finding.severity().id(),
                      finding.student().isEmpty() ? "-" : finding.student(),
                      finding.check(),
                      finding.resource().name(),
                      new FindingAge(finding, today).days() + " d",
                      finding.reopenings() + "x",
                      finding.findingId()));
          Listing.print(
              spec.commandLine(),
              lines,
              "Nothing of class %s is open from severity %s on, by the last remembered runs."
                  .formatted(course.name(), severity.id()));
          return ExitCode.OK;
        });
  }
}
