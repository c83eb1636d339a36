package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.FixScript;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit fix`: the commands that mend one student's storage, as a script.
@Command(
    name = "fix",
    description = {
      "Audits, and prints the bash script that mends what was found. Runs nothing of it:",
      "  ./audit fix 07 > fix-07.sh    read it, then: bash fix-07.sh"
    })
final class FixCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Mixin private AuditOptions options = new AuditOptions();

  FixCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /// One student, or the class.
  static final class Whom {

    @Parameters(paramLabel = "NN", description = "The student, such as 07.")
    private @Nullable String student;

    @Option(names = "--class", description = "What is mended once for the whole class.")
    private boolean wholeClass;
  }

  @Override
  public Integer call() {
    String student = whom.student;
    List<String> students = student == null ? List.of() : List.of(student);
    Report report =
        options
            .audit(
                AuditOptions.configuration(wiring),
                students,
                false,
                wiring,
                spec.commandLine().getErr())
            .report();
    FixScript script =
        whom.wholeClass
            ? FixScript.ofClass(report)
            : FixScript.ofStudent(report, String.join("", report.run().selection().students()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(script.text());
    out.flush();
    return script.isEmpty() && report.isPartial() ? AuditCommand.UNSEEN : ExitCode.OK;
  }
}
