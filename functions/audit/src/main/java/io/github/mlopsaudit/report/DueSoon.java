package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The checks that do not count yet, but will within a week, and that would fail today: the next
/// due date first. What is waived on that day is left out.
public record DueSoon(List<Item> items) {

  private static final int DAYS = 7;

  /// A check, the first day on which it counts, and what would fail then.
  record Item(String check, LocalDate due, List<Assessment> failing) {

    private List<String> students() {
      return failing.stream().map(Assessment::student).distinct().sorted().toList();
    }
  }

  public DueSoon {
    items = List.copyOf(items);
  }

  public static DueSoon of(Report report) {
    return of(report, _ -> true);
  }

  static DueSoon of(Report report, String student) {
    return of(report, assessment -> Selection.same(assessment.student(), student));
  }

  private static DueSoon of(Report report, Predicate<Assessment> wanted) {
    return new DueSoon(
        report.assessments().stream()
            .filter(Assessment::isNotDue)
            .filter(wanted)
            .filter(assessment -> isSoon(assessment, report))
            .collect(groupingBy(a -> a.rule().id(), TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(entry ->
                new Item(entry.getKey(), report.course().dueDate(entry.getKey()), entry.getValue()))
            .sorted(Comparator.comparing(Item::due).thenComparing(Item::check))
            .toList());
  }

  private static boolean isSoon(Assessment assessment, Report report) {
    LocalDate due = report.course().dueDate(assessment.rule().id());
    return !due.isAfter(report.snapshot().day().plusDays(DAYS))
        && report.waivers().holding(due).stream().noneMatch(waiver -> waiver.covers(assessment));
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  /// One line a check: from when on it counts, and how many students would fail.
  public List<String> lines(Messages messages) {
    return items.stream().map(item -> line(item, messages)).toList();
  }

  private static String line(Item item, Messages messages) {
    List<String> students = item.students();
    return messages.text(
        "due.check",
        item.due(),
        messages.title(item.check()),
        students.size(),
        Numbers.of(students, messages));
  }

  /// One line for each thing that would fail, for the student whose it is.
  List<String> linesOfStudent(Messages messages) {
    return items.stream()
        .flatMap(item ->
            item.failing().stream()
                .map(assessment ->
                    messages.text(
                        "page.due.line",
                        item.due(),
                        messages.title(item.check()),
                        Plain.line(assessment.resource().name()))))
        .toList();
  }
}
