package io.github.mlopsaudit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mlopsaudit.cli.doctor.Examination;
import io.github.mlopsaudit.cli.doctor.Finding;
import io.github.mlopsaudit.cli.doctor.Status;
import io.github.mlopsaudit.report.TextTable;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./audit doctor`: is everything there that the nightly audit rests on?
@Command(
    name = "doctor",
    description = {
      "Examines all that the nightly audit rests on, by trying it, and says what to do about each fault.",
      "It tries with your rights, and asks IAM to simulate what the role of the function may, by the role's own policies.",
      "It leaves nothing behind; only --send sends something."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no fault, and everything could be asked; there may be warnings",
      "1:faults",
      "2:wrong usage or configuration",
      "3:no fault, but something could not be asked"
    })
final class DoctorCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The deployed stack to examine; else what the AUDIT_ variables name, without schedule and alarms.")
  private @Nullable String stack;

  @Option(names = "--send", description = "Publish a test message to each topic, too.")
  private boolean send;

  @Option(names = "--format", paramLabel = "text|json", description = "What is printed.")
  private Format format = Format.TEXT;

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        new Examination(
                Profile.addRegion(wiring.environment()),
                Optional.ofNullable(stack),
                send,
                InstantSource.system())
            .findings();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case TEXT -> text(findings);
          case JSON -> json(findings);
        });
    out.flush();
    if (any(findings, Status.FAULT)) {
      return ExitCode.SOFTWARE;
    }
    return any(findings, Status.COULD_NOT_ASK) ? AuditCommand.UNSEEN : ExitCode.OK;
  }

  private static boolean any(List<Finding> findings, Status status) {
    return findings.stream().anyMatch(finding -> finding.status() == status);
  }

  private static String text(List<Finding> findings) {
    TextTable table = new TextTable("", "what", "", "");
    for (Finding finding : findings) {
      table.add(finding.status().label(), finding.area(), finding.subject(), finding.says());
    }
    StringBuilder text = new StringBuilder(table.text());
    List<Finding> todo = findings.stream().filter(f -> !f.todo().isEmpty()).toList();
    text.append('\n').append(todo.isEmpty() ? "Nothing to do.\n" : "What to do:\n");
    for (Finding finding : todo) {
      text.append(
          "%s, %s %s: %s%n  %s%n"
              .formatted(
                  finding.status().label(),
                  finding.area(),
                  finding.subject(),
                  finding.says(),
                  finding.todo()));
    }
    return text.toString();
  }

  private static String json(List<Finding> findings) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (Finding finding : findings) {
      all.addObject()
          .put("area", finding.area())
          .put("subject", finding.subject())
          .put("status", finding.status().name())
          .put("says", finding.says())
          .put("todo", finding.todo());
    }
    return all.toPrettyString() + "\n";
  }
}
