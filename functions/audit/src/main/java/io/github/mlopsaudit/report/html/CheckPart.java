package io.github.mlopsaudit.report.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.report.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What a column of the heat map asks, and how the answers went.
record CheckPart(
    String check,
    Mark mark,
    String severity,
    String title,
    String why,
    String references,
    long failed,
    long waived,
    long unknown,
    long passed) {

  /// By service, the gravest first.
  static final Comparator<Rule> ORDER =
      Comparator.comparing(Rule::service)
          .thenComparing(Rule::severity, Comparator.reverseOrder())
          .thenComparing(Rule::id);

  static List<CheckPart> all(Report report, Messages messages) {
    return report.assessments().stream()
        .collect(groupingBy(Assessment::rule, () -> new TreeMap<>(ORDER), toList()))
        .entrySet()
        .stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), messages))
        .toList();
  }

  private static CheckPart of(Rule rule, List<Assessment> assessments, Messages messages) {
    Mark mark = Mark.of(rule.severity());
    return new CheckPart(
        rule.id(),
        mark,
        mark.text(messages),
        messages.text(rule.id() + ".title"),
        messages.text(rule.id() + ".why"),
        String.join(", ", rule.references()),
        assessments.stream().filter(Assessment::failed).count(),
        assessments.stream().filter(Assessment::waived).count(),
        assessments.stream().filter(Assessment::unknown).count(),
        assessments.stream().filter(Assessment::passed).count());
  }
}
