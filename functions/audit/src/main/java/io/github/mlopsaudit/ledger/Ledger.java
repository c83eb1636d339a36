package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Remembers runs in one DynamoDB table, laid out in docs/table.md, and says what each changed. One
/// run writes at a time. The item of the run is written last: where it stands, everything of the
/// run has been written.
public final class Ledger {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// How many students' items are asked for at once.
  private static final int AT_ONCE = 4;

  private final Table table;
  private final TableOutbox outbox;
  private final InstantSource clock;
  private final Duration patience;

  public Ledger(DynamoDbClient client, String table, InstantSource clock) {
    this(client, table, clock, PATIENCE);
  }

  /// `patience` is how long to wait for another run that is writing.
  Ledger(DynamoDbClient client, String table, InstantSource clock, Duration patience) {
    this.table = new Table(client, table);
    this.outbox = new TableOutbox(client, table, clock);
    this.clock = clock;
    this.patience = patience;
  }

  /// What was changed, and whether this delivery or an earlier one wrote it.
  public record Remembered(Delivery delivery, Changes changes) {}

  /// Writes what the run found. `checks` are the ids of the checks that it judged by. The same run
  /// again completes what a broken-off delivery left out, changes nothing else, and says the same;
  /// an older run that finishes last changes nothing that a later one has looked at. What changed
  /// in earlier runs of which nobody was told is among the changes.
  ///
  /// @throws DeliveryException if the table cannot be read or written
  public Remembered remember(Report report, Set<String> checks) {
    String course = report.course().name();
    try (Lease lease = Lease.take(table, course, clock, patience)) {
      State state = state(report, checks);
      Changes changes = state.changes();
      if (state.past().has(report.run().id())) {
        return new Remembered(Delivery.REPEATED, changes);
      }
      Transactions transactions = new Transactions(table, lease);
      transactions.write(writes(state));
      transactions.write(List.of(List.of(put(RunItem.of(report, changes, state.blindSpots())))));
      boolean superseded =
          state.looked().students().isEmpty() && !state.past().selectionsSince(report).isEmpty();
      return new Remembered(superseded ? Delivery.REPEATED : Delivery.DONE, changes);
    }
  }

  /// What a run that is not remembered would change: reads, and writes nothing.
  ///
  /// @throws DeliveryException if the table cannot be read
  public Changes compare(Report report, Set<String> checks) {
    return state(report, checks).changes();
  }

  /// What was known of those whom the run looked at, and what becomes of it.
  private record State(
      Past past,
      Looked looked,
      Map<String, Map<String, AttributeValue>> summaries,
      List<Life> lives,
      BlindSpots blindSpots) {

    Changes changes() {
      return new Changes(
          true, lives.stream().map(Life::change).toList(), blindSpots.repeated(looked.report()));
    }
  }

  private State state(Report report, Set<String> checks) {
    Past past = Past.of(table, report);
    Looked looked = new Looked(report, past.selectionsSince(report));
    Map<String, Map<String, AttributeValue>> summaries = new TreeMap<>();
    Map<String, KnownFinding> known = new HashMap<>();
    String course = report.course().name();
    students(looked).stream()
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
        new Lives(looked, known, checks, past.untold(report, outbox)).all(),
        BlindSpots.of(report, past.lastWhole()));
  }

  private List<List<TransactWriteItem>> writes(State state) {
    Looked looked = state.looked();
    List<List<TransactWriteItem>> groups = new ArrayList<>();
    FindingItem findings = new FindingItem(table, looked);
    state.lives().stream()
        .map(findings::writes)
        .filter(group -> !group.isEmpty())
        .forEach(groups::add);
    SummaryItem summary = new SummaryItem(looked);
    for (String student : looked.students()) {
      summary
          .changed(student, state.summaries().getOrDefault(student, Map.of()))
          .ifPresent(item -> groups.add(List.of(put(item))));
    }
    return groups;
  }

  /// Those whom the run looked at, and those of whom something is open that nobody found any more.
  private Set<String> students(Looked looked) {
    Set<String> students = new TreeSet<>(looked.students());
    for (Severity severity : Severity.values()) {
      for (String state : List.of("OPEN#", "WAIVED#")) {
        table
            .queryIndex(state + looked.course() + "#" + severity)
            .forEach(item -> students.add(item.getOrDefault("student", Values.NOTHING).s()));
      }
    }
    students.removeIf(student -> looked.services(student).isEmpty());
    return students;
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table.name()).item(item).build())
        .build();
  }
}
