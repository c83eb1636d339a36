package io.github.mlopsaudit.report;

import static java.util.Comparator.naturalOrder;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The class at a glance: a line for each student with how much failed and what. What the whole
/// class fails stands elsewhere once: the table says who needs help.
final class StudentTable {

  private static final int SIGNS_WIDTH = 16;

  private final Report report;
  private final Messages messages;
  private final Ink ink;
  private final int columns;

  StudentTable(Report report, Messages messages, Ink ink, int columns) {
    this.report = report;
    this.messages = messages;
    this.ink = ink;
    this.columns = columns;
  }

  String text() {
    Map<String, String> labels = labels();
    int first = labels.values().stream().mapToInt(Columns::width).max().orElse(0) + 2;
    first = Math.max(first, Columns.width(messages.text("text.student")) + 2);
    StringBuilder table = new StringBuilder();
    String heading =
        Columns.pad(messages.text("text.student"), first)
            + Columns.pad(messages.text("text.severity"), SIGNS_WIDTH)
            + messages.text("text.problems");
    table.append(ink.heading(heading)).append('\n');
    for (Map.Entry<String, String> label : labels.entrySet()) {
      table.append(row(label.getKey(), label.getValue(), first)).append('\n');
    }
    return table.append(ink.quiet(messages.text("text.legend"))).append('\n').toString();
  }

  /// The roster in its order, then whoever else something was found for.
  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Student student : report.students()) {
      labels.put(student.number(), label(student));
    }
    TreeSet<String> others =
        new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(naturalOrder()));
    report.assessments().stream()
        .filter(a -> !a.student().isEmpty() || a.failed() || a.unknown())
        .forEach(a -> others.add(a.student()));
    for (String other : others) {
      labels.putIfAbsent(other, other.isEmpty() ? "-" : other + " (?)");
    }
    return labels;
  }

  private String label(Student student) {
    String name =
        student.name().isEmpty()
            ? student.number()
            : student.number() + " " + Plain.line(student.name());
    return switch (student.role()) {
      case STUDENT -> name;
      case INSTRUCTOR -> name + " (" + messages.text("text.instructor") + ")";
    };
  }

  private String row(String student, String label, int first) {
    List<Assessment> all = report.assessmentsOf(student);
    List<Assessment> own =
        all.stream().filter(Assessment::failed).filter(not(report::isOfWholeClass)).toList();
    List<Assessment> faults = own.stream().filter(Assessment::isFault).toList();
    long unknown = all.stream().filter(Assessment::unknown).count();
    String margin = Columns.pad(label, first);
    if (!faults.isEmpty() || unknown > 0) {
      return margin + signs("", own, unknown) + wrapped(problems(faults, unknown), first);
    }
    if (!report.sawAllOf(student)) {
      return margin + signs(ink.unknown("?"), own, 0) + ink.unknown(text("text.not-all-seen"));
    }
    return all.stream().anyMatch(Assessment::isFault)
        ? margin + signs("=", own, 0) + text("text.as-the-class")
        : margin + signs(ink.good("✓"), own, 0) + ink.good(text("text.all-well"));
  }

  private String text(String key) {
    return messages.text(key);
  }

  /// How many of each severity, after a sign that stands for all, of one column or none.
  private String signs(String first, List<Assessment> failures, long unknown) {
    Map<Severity, Long> counts =
        failures.stream().collect(groupingBy(Assessment::severity, counting()));
    StringBuilder signs = new StringBuilder(first.isEmpty() ? "" : first + " ");
    int width = first.isEmpty() ? 0 : 2;
    for (Severity severity : List.of(Severity.values()).reversed()) {
      if (counts.containsKey(severity)) {
        String sign = Ink.symbol(severity) + counts.get(severity);
        width += Columns.width(sign) + 1;
        signs.append(ink.severity(severity, sign)).append(' ');
      }
    }
    if (unknown > 0) {
      width += Columns.width("?" + unknown) + 1;
      signs.append(ink.unknown("?" + unknown)).append(' ');
    }
    return signs.append(" ".repeat(Math.max(0, SIGNS_WIDTH - width))).toString();
  }

  private record Problem(String text, String painted) {}

  private List<Problem> problems(List<Assessment> failures, long unknown) {
    Map<String, List<Assessment>> byCheck =
        failures.stream().collect(groupingBy(a -> a.rule().id(), LinkedHashMap::new, toList()));
    List<Problem> problems = new ArrayList<>();
    byCheck.forEach((id, same) -> {
      String title = messages.text(id + ".title");
      String text = same.size() == 1 ? title : title + " ×" + same.size();
      problems.add(new Problem(text, ink.severity(same.getFirst().severity(), text)));
    });
    if (unknown > 0) {
      String text = messages.text("text.not-seen", unknown);
      problems.add(new Problem(text, ink.unknown(text)));
    }
    return problems;
  }

  private String wrapped(List<Problem> problems, int first) {
    int margin = first + SIGNS_WIDTH;
    List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    int column = margin;
    for (Problem problem : problems) {
      int width = Columns.width(problem.text()) + 2;
      if (column + width > columns && !lines.getLast().isEmpty()) {
        lines.add(new ArrayList<>());
        column = margin;
      }
      lines.getLast().add(problem.painted());
      column += width;
    }
    return lines.stream()
        .map(line -> String.join(", ", line))
        .collect(joining(",\n" + " ".repeat(margin)));
  }
}
