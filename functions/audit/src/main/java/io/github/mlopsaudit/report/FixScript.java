package io.github.mlopsaudit.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A bash script that mends what a run found, for a person to read and then to run. Each step says
/// in both languages why it is there; one that may take away access or data asks first, and one
/// that fails does not stop the others. What AWS or a person named stands in it only as a quoted
/// word or in a comment, beside the commands of the checks.
public final class FixScript {

  private static final List<Messages> BOTH =
      List.of(Messages.in(Language.KO), Messages.in(Language.EN));

  private final Report report;
  private final String fix;
  private final String again;
  private final List<FixStep> steps;

  private FixScript(Report report, String fix, String again, List<FixStep> steps) {
    this.report = report;
    this.fix = fix;
    this.again = again;
    this.steps = steps;
  }

  /// What mends the findings at one student.
  public static FixScript ofStudent(Report report, String student) {
    Stream<Assessment> failures =
        report.failures().filter(failure -> Selection.same(failure.student(), student));
    return new FixScript(
        report, "./audit fix " + student, "./audit run --student " + student, FixStep.of(failures));
  }

  /// What is mended once for all: the class findings, and the findings that are no student's.
  public static FixScript ofClass(Report report) {
    Stream<FixStep> ofClass = report.classFindings().stream().map(FixStep::of);
    Stream<Assessment> nobodys =
        report
            .failures()
            .filter(failure -> failure.student().isEmpty())
            .filter(not(Assessment::isOfTheAudit));
    return new FixScript(
        report,
        "./audit fix --class",
        "./audit run",
        Stream.concat(ofClass, FixStep.of(nobodys).stream()).toList());
  }

  /// Whether there is nothing to mend, as far as could be seen.
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  public String text() {
    return FixShell.BEGIN + head() + (isEmpty() ? nothing() : FixShell.frame(this::words));
  }

  /// What, of whom, when.
  private String head() {
    return comments(
            "fix.head",
            fix,
            report.course().name(),
            report.snapshot().account().id(),
            report.course().region(),
            TextReport.TIME.format(report.run().startedAt()))
        + (report.isPartial() ? comments("fix.partial") : "")
        + (isEmpty() ? "" : comments("fix.how"));
  }

  private String nothing() {
    return FixShell.say(both(report.isPartial() ? "fix.nothing.seen" : "fix.nothing"));
  }

  private String words(String place) {
    return switch (place) {
      case "region" -> FixShell.word(report.course().region());
      case "account" -> FixShell.word(report.snapshot().account().id());
      case "steps" -> steps();
      default -> FixShell.word(String.join(" ", both(place, again)));
    };
  }

  private String steps() {
    boolean runs = steps.stream().anyMatch(FixStep::runs);
    return (runs ? "signed_in\n" : "")
        + IntStream.range(0, steps.size()).mapToObj(this::step).collect(joining());
  }

  private String step(int index) {
    FixStep step = steps.get(index);
    List<String> reasons =
        step.reasons().stream().flatMap(reason -> BOTH.stream().map(reason)).toList();
    String number = "[%d/%d]".formatted(index + 1, steps.size());
    return "\n"
        + reasons.stream().map(FixShell::comment).collect(joining())
        + FixShell.say(Stream.concat(Stream.of("", number), reasons.stream()).toList())
        + commands(step, "step-" + (index + 1));
  }

  private static String commands(FixStep step, String folder) {
    String commands = step.remedy().commands();
    if (!step.runs()) {
      return commands.isBlank() ? "" : FixShell.say(commands.strip().lines().toList());
    }
    return step.remedy().asks()
        ? FixShell.askThenRun(folder, commands)
        : FixShell.run(folder, commands);
  }

  private static List<String> both(String key, Object... arguments) {
    return BOTH.stream().map(messages -> messages.text(key, arguments)).toList();
  }

  private static String comments(String key, Object... arguments) {
    return both(key, arguments).stream().map(FixShell::comment).collect(joining());
  }
}
