package io.github.mlopsaudit.cli;

import static java.util.function.Predicate.not;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./audit run`: audits what the usual AWS variables point at.
@Command(
    name = "run",
    description = {
      "Audits whatever the usual AWS variables point at (AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL,"
          + " ...).",
      "It only looks, unless --publish is given."
    })
final class RunCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Option(
      names = "--student",
      paramLabel = "NN",
      description = "Only this student, in full; may be given several times.")
  private List<String> students = new ArrayList<>();

  @Mixin private AuditOptions options = new AuditOptions();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "text|json|html|csv|ocsf|junit",
      description = {
        "What is printed (default text); all but text print nothing else on standard output.",
        "With --out several, or 'all'. docs/formats.md says what each is for."
      })
  private List<RunFormat> formats = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write files into this folder in place of printing (default: in all formats).")
  private @Nullable Path out;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 from this severity on: critical, high (default), medium, low, never.")
  private FailOn failOn = FailOn.HIGH;

  @Option(
      names = "--publish",
      description =
          "Write the table AUDIT_TABLE, keep the report in the bucket AUDIT_REPORT_BUCKET and tell"
              + " the topic AUDIT_TOPIC_ARN.")
  private boolean publish;

  @Option(names = "--lang", paramLabel = "ko|en", description = "The language; else the course's.")
  private @Nullable Language language;

  RunCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  enum FailOn {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    NEVER
  }

  @Override
  public Integer call() {
    Optional<ReportFolder> folder = Optional.ofNullable(out).map(ReportFolder::open);
    if (folder.isEmpty() && !formats.isEmpty() && RunFormat.files(formats).size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "Several formats are files: name a folder for them with --out DIR.");
    }
    Configuration configuration = AuditOptions.configuration(wiring);
    if (publish && configuration.publishesNowhere()) {
      throw new ConfigurationException(
          "--publish needs AUDIT_TABLE, AUDIT_REPORT_BUCKET or AUDIT_TOPIC_ARN: the names that the"
              + " deployed stack puts out.");
    }
    Outcome outcome =
        options.audit(configuration, students, publish, wiring, spec.commandLine().getErr());
    Language shown = language == null ? outcome.report().course().language() : language;
    if (folder.isPresent()) {
      folder
          .get()
          .write(RunFormat.files(formats), outcome, shown)
          .forEach(spec.commandLine().getOut()::println);
    } else {
      print(outcome, shown);
    }
    outcome.failures().stream().map(Plain::lines).forEach(spec.commandLine().getErr()::println);
    return exitCode(outcome, failOn);
  }

  private void print(Outcome outcome, Language shown) {
    PrintWriter printer = spec.commandLine().getOut();
    printer.print(
        formats.isEmpty() || formats.contains(RunFormat.TEXT)
            ? wiring.terminal().text(outcome, Messages.in(shown))
            : RunFormat.files(formats).getFirst().text(outcome.report(), outcome.summary(), shown));
    printer.flush();
  }

  /// How a run ends that looks for failures from this severity on.
  static int exitCode(Outcome outcome, FailOn failOn) {
    if (!outcome.failures().isEmpty()) {
      return ExitCode.USAGE;
    }
    if (findings(outcome.report(), failOn)) {
      return ExitCode.SOFTWARE;
    }
    return outcome.report().isPartial() ? AuditCommand.UNSEEN : ExitCode.OK;
  }

  /// That the audit could not look is no finding about the class: exit code 3 says it.
  private static boolean findings(Report report, FailOn failOn) {
    if (failOn == FailOn.NEVER) {
      return false;
    }
    Severity least = Severity.valueOf(failOn.name());
    return report
        .failures()
        .filter(not(Assessment::isOfTheAudit))
        .anyMatch(assessment -> assessment.severity().isAtLeast(least));
  }
}
