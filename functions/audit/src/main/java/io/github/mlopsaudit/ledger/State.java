package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Report;
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
    Told told,
    BlindSpots blindSpots) {

  /// How many partitions are asked for at once, by how many there are: each needs a connection.
  private static final int LEAST_AT_ONCE = 4;

  private static final int MOST_AT_ONCE = 12;
  private static final int PARTITIONS_FOR_ONE = 16;

  /// Reads, and writes nothing.
  static State of(Table table, Report report, Set<String> checks) {
    Past past = Past.of(table, report);
    Looked looked = new Looked(report, past.selectionsSince(report));
    Map<String, Map<String, AttributeValue>> summaries = new TreeMap<>();
    Map<String, KnownFinding> known = new HashMap<>();
    Alike alike = new Alike();
    String course = report.course().name();
    Set<String> students = students(table, looked);
    students.stream()
        .gather(
            Gatherers.mapConcurrent(
                atOnce(students),
                student -> Map.entry(student, table.query(Key.student(course, student)))))
        .forEach(student -> {
          for (Map<String, AttributeValue> read : student.getValue()) {
            Map<String, AttributeValue> item = alike.of(read);
            FindingItem.read(item)
                .ifPresentOrElse(
                    finding -> known.put(finding.id(), finding),
                    () -> summaries.put(student.getKey(), item));
          }
        });
    Told told = Told.of(table, course);
    boolean written = past.has(report.run().id());
    return new State(
        past,
        looked,
        summaries,
        new Lives(looked, known, checks, told, written).all(),
        told,
        BlindSpots.of(report, past.lastWhole(report)));
  }

  /// Those whom the run looked at, and all who were ever known: of whom nothing is found any more
  /// something may be open, or resolved and not told.
  private static Set<String> students(Table table, Looked looked) {
    Set<String> students = new TreeSet<>(looked.students());
    students.addAll(table.queryStudents(Key.everybody(looked.course())));
    students.removeIf(student -> looked.services(student).isEmpty());
    return students;
  }

  private static int atOnce(Set<String> partitions) {
    return Math.clamp(partitions.size() / PARTITIONS_FOR_ONE, LEAST_AT_ONCE, MOST_AT_ONCE);
  }

  Changes changes() {
    return new Changes(
        true, lives.stream().map(Life::change).toList(), blindSpots.repeated(looked.report()));
  }
}
