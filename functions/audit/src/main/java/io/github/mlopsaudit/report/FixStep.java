package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// One step of a script that mends: what is wrong, in both languages, and the commands. Failures
/// that the same commands mend make one step.
record FixStep(List<Function<Messages, String>> reasons, Remedy remedy) {

  static List<FixStep> of(Stream<Assessment> failures) {
    Map<String, List<Assessment>> byCommands =
        failures
            .sorted(Assessment.READING_ORDER)
            .collect(groupingBy(a -> remedy(a).commands(), LinkedHashMap::new, toList()));
    return byCommands.values().stream().map(FixStep::ofSame).toList();
  }

  private static FixStep ofSame(List<Assessment> failures) {
    boolean asks = failures.stream().anyMatch(failure -> remedy(failure).asks());
    boolean advice = failures.stream().noneMatch(Assessment::isFault);
    return new FixStep(
        failures.stream().map(FixStep::reason).toList(),
        new Remedy(remedy(failures.getFirst()).commands(), asks || advice));
  }

  static FixStep of(ClassFinding finding) {
    String commands = finding.remedy().commands();
    return new FixStep(
        List.of(
            messages -> begin(finding.severity(), messages) + ClassLine.text(finding, messages)),
        commands.isEmpty()
            ? Remedy.of("# ./audit fix NN")
            : new Remedy(commands, finding.remedy().asks()));
  }

  private static Remedy remedy(Assessment failure) {
    return failure.verdict() instanceof Verdict.Fail fail ? fail.remedy() : Remedy.of("");
  }

  private static Function<Messages, String> reason(Assessment failure) {
    return messages ->
        begin(failure.severity(), messages)
            + messages.text(failure.rule().id() + ".title")
            + " — "
            + failure.resource().name()
            + ". "
            + messages.text(failure.verdict().message());
  }

  private static String begin(Severity severity, Messages messages) {
    return Ink.symbol(severity) + " " + messages.text("severity." + severity.id()) + "  ";
  }

  /// Whether there is something to run, or only to read.
  boolean runs() {
    return remedy
        .commands()
        .lines()
        .anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
  }
}
