package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Report;
import java.util.List;

/// Words for the students whom the run did not reach before its time was up.
public record UnreachedLine(String heading, List<String> lines) {

  /// Nothing, in both, where the run reached everybody.
  public static UnreachedLine of(Report report, Messages messages) {
    List<String> numbers = report.unreached();
    if (numbers.isEmpty()) {
      return new UnreachedLine("", List.of());
    }
    String who = Numbers.of(numbers, messages);
    // The next run knows them from the table alone.
    return new UnreachedLine(
        messages.text("unreached.heading", numbers.size()),
        report.changes().compared() ? List.of(who, messages.text("unreached.next")) : List.of(who));
  }

  /// Whether there is something to say.
  public boolean isDue() {
    return !lines.isEmpty();
  }
}
