package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.aws.NoIdentityException;
import io.github.mlopsaudit.bench.BenchException;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.local.ToolException;
import io.github.mlopsaudit.report.Plain;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// `./audit`: the audit from a command line.
@Command(
    name = "audit",
    description = "Audits the S3 buckets and ECR repositories of an MLOps class.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      StudentCommand.class,
      FixCommand.class,
      ChecksCommand.class,
      OpenCommand.class,
      HistoryCommand.class,
      RunsCommand.class,
      WaiveCommand.class,
      WaiversCommand.class,
      UnwaiveCommand.class,
      CourseCommand.class,
      DoctorCommand.class,
      InvokeCommand.class,
      DeployLocalCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing at or above --fail-on, and everything was read; for fix: the script was printed",
      "1:findings at or above --fail-on; for invoke: the function failed",
      "2:wrong usage or configuration, or something could not be published",
      "3:no such finding, but something could not be read",
      "70:a fault of the audit itself"
    })
public final class AuditCommand {

  /// The exit code where nothing is wrong, as far as could be seen.
  static final int UNSEEN = 3;

  private static final int BUG = 70;

  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    Terminal terminal = Terminal.of(environment);
    CommandLine commandLine =
        new CommandLine(new AuditCommand(), new Wiring(environment, terminal));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    commandLine.setExecutionExceptionHandler(AuditCommand::handle);
    commandLine.setParameterExceptionHandler(AuditCommand::handleUsage);
    return commandLine;
  }

  private static int handleUsage(CommandLine.ParameterException mistake, String[] arguments) {
    CommandLine commandLine = mistake.getCommandLine();
    commandLine.getErr().println(mistake.getMessage());
    commandLine
        .getErr()
        .println("See ./" + commandLine.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  /// What a person can mend is told in one sentence; anything else is our fault and shows where.
  private static int handle(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    return switch (failure) {
      case ConfigurationException _,
          NoIdentityException _,
          ToolException _,
          BenchException _,
          DeliveryException _ -> {
        // It may quote the course file, or what AWS said.
        err.println(Plain.lines(String.valueOf(failure.getMessage())));
        yield CommandLine.ExitCode.USAGE;
      }
      case Exception _ when isEnding() -> CommandLine.ExitCode.SOFTWARE;
      default -> {
        err.println("This is a fault of the audit itself; please report it:");
        failure.printStackTrace(err);
        yield BUG;
      }
    };
  }

  /// After Ctrl-C the local AWS goes away under the work that is still under way.
  private static boolean isEnding() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
