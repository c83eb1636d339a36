package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.JsonReport;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit student`: the page of one student, in the place of the course's `verify_storage.sh`.
@Command(
    name = "student",
    description = {
      "Shows one student's storage as the course's verify_storage.sh did, then what is wrong and what mends it.",
      "It only looks. Where AUDIT_TABLE is set it says since when each finding is there."
    })
final class StudentCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NN", description = "The student, such as 07.")
  private String student = "";

  @Mixin private AuditOptions options = new AuditOptions();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "What is printed; json prints nothing else on standard output.")
  private Form format = Form.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 from this severity on: critical, high (default), medium, low, never.")
  private RunCommand.FailOn failOn = RunCommand.FailOn.HIGH;

  @Option(names = "--lang", paramLabel = "ko|en", description = "The language; else the course's.")
  private @Nullable Language language;

  StudentCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  enum Form {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Outcome outcome =
        options.audit(AuditOptions.configuration(wiring), List.of(student), false, wiring, err);
    print(outcome);
    outcome.failures().stream().map(Plain::lines).forEach(err::println);
    return RunCommand.exitCode(outcome, failOn);
  }

  private void print(Outcome outcome) {
    Report report = outcome.report();
    Messages messages = Messages.in(language == null ? report.course().language() : language);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT ->
          report
              .run()
              .selection()
              .students()
              .forEach(number -> out.print(wiring.terminal().page(report, number, messages)));
      case JSON -> out.println(JsonReport.text(report, outcome.summary(), messages));
    }
    out.flush();
  }
}
