package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.ledger.WaiverBook;
import io.github.mlopsaudit.report.TextTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./audit waivers`: the exceptions, those that end first before the others.
@Command(name = "waivers", description = "Lists the exceptions, with the days that they have left.")
final class WaiversCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;
  @Mixin private ClassTable table = new ClassTable();

  WaiversCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return table.open(
        wiring,
        (clients, name, course) -> {
          LocalDate today = LocalDate.now(Snapshot.CLASS_ZONE);
          TextTable lines =
              new TextTable("check", "student", "resource", "until", "left", "by", "reason");
          new WaiverBook(clients.dynamoDb(), name)
              .read(course.name()).all().stream()
                  .sorted(Comparator.comparing(Waiver::until))
                  .forEach(waiver ->
                      lines.add(
                          waiver.check(),
                          waiver.student(),
                          waiver.resource(),
                          waiver.until().toString(),
                          left(waiver, today),
                          waiver.by(),
                          waiver.reason()));
          Listing.print(
              spec.commandLine(), lines, "There is no waiver in class " + course.name() + ".");
          return ExitCode.OK;
        });
  }

  private static String left(Waiver waiver, LocalDate today) {
    return waiver.holds(today)
        ? ChronoUnit.DAYS.between(today, waiver.until()) + " days"
        : "expired";
  }
}
