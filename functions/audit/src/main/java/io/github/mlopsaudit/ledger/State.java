package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What was known of those whom a run looked at, and what becomes of it.
record State(
    Past past,
    Looked looked,
    Map<String, Map<String, AttributeValue>> summaries,
    List<Life> lives,
    BlindSpots blindSpots) {

  /// How many students' items are asked for at once.
  private static final int AT_ONCE = 16;

  /// Reads, and writes nothing.
  static State of(Table table, Report report, Set<String> checks) {
    Past past = Past.of(table, report);
    Looked looked = new Looked(report, past.selectionsSince(report));
    Map<String, Map<String, AttributeValue>> summaries = new TreeMap<>();
    Map<String, KnownFinding> known = new HashMap<>();
    String course = report.course().name();
    students(table, looked).stream()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE, student -> Map.entry(student, table.query(Key.student(course, student)))))
        .forEach(student -> {
          for (Map<String, AttributeValue> item : student.getValue()) {
            FindingItem.read(item)
                .ifPresentOrElse(
                    finding -> known.put(finding.id(), finding),
                    () -> summaries.put(student.getKey(), item));
          }
        });
    return new State(
        past,
        looked,
        summaries,
        new Lives(looked, known, checks, Told.of(table, course)).all(),
        BlindSpots.of(report, past.lastWhole(report)));
  }

  /// Those whom the run looked at, and those of whom something is open that nobody found any more.
  private static Set<String> students(Table table, Looked looked) {
    Set<String> students = new TreeSet<>(looked.students());
    for (Severity severity : Severity.values()) {
      for (String state : List.of("OPEN#", "WAIVED#")) {
        table
            .queryStudents(state + looked.course() + "#" + severity)
            .forEach(students::add);
      }
    }
    students.removeIf(student -> looked.services(student).isEmpty());
    return students;
  }

  Changes changes() {
    return new Changes(
        true, lives.stream().map(Life::change).toList(), blindSpots.repeated(looked.report()));
  }
}
