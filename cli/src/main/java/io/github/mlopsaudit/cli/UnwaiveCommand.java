package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.ledger.WaiverBook;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit unwaive`: takes an exception back.
@Command(name = "unwaive", description = "Takes an exception back, named as it was granted.")
final class UnwaiveCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;
  @Mixin private ClassTable table = new ClassTable();

  @Parameters(paramLabel = "CHECK", description = "The check, as it was granted.")
  private String check = "";

  @Option(names = "--student", paramLabel = "NN", description = "The student, as it was granted.")
  private String student = Waiver.ANY;

  @Option(names = "--resource", paramLabel = "NAME", description = "The resource, likewise.")
  private String resource = Waiver.ANY;

  UnwaiveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return table.open(
        wiring,
        (clients, name, course) -> {
          WaiverBook book = new WaiverBook(clients.dynamoDb(), name);
          List<Waiver> all = book.read(course.name()).all();
          WaiverScope scope = new WaiverScope(check, student, resource);
          Waiver waiver =
              all.stream().filter(scope::isOf).findFirst().orElseThrow(() -> unknown(all));
          book.remove(course.name(), waiver);
          spec.commandLine()
              .getOut()
              .println("No longer waived: " + WaiverScope.of(waiver).arguments());
          return ExitCode.OK;
        });
  }

  private static ConfigurationException unknown(List<Waiver> all) {
    return new ConfigurationException(
        all.isEmpty()
            ? "There is no waiver."
            : "There is no such waiver; there are: "
                + all.stream()
                    .map(WaiverScope::of)
                    .map(WaiverScope::arguments)
                    .collect(Collectors.joining("; ")));
  }
}
