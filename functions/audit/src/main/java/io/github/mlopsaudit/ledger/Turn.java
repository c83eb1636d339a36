package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Report;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// A run's turn to remember what it found of a class and to tell what changed. Others wait until it
/// is closed, so that no two tell the same.
public final class Turn implements AutoCloseable {

  private final Table table;
  private final Lease lease;

  Turn(Table table, Lease lease) {
    this.table = table;
    this.lease = lease;
  }

  /// What was changed, and whether this delivery or an earlier one wrote it.
  public record Remembered(Delivery delivery, Changes changes) {}

  /// Writes what the run found. `checks` are the ids of the checks that it judged by. The same run
  /// again completes what a broken-off delivery left out, changes nothing else, and says the same;
  /// an older run that finishes last changes nothing that a later one has looked at. What changed
  /// in earlier runs of which nobody was told is among the changes.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read or written
  public Remembered remember(Report report, Set<String> checks) {
    State state = State.of(table, report, checks);
    Changes changes = state.changes();
    if (state.past().has(report.run().id())) {
      return new Remembered(Delivery.REPEATED, changes);
    }
    Transactions transactions = new Transactions(table, lease);
    transactions.write(writes(state));
    Map<String, AttributeValue> before = state.past().lastWhole(report);
    transactions.write(
        Stream.of(List.of(put(RunItem.of(report, changes, state.blindSpots(), before)))));
    boolean superseded =
        state.looked().students().isEmpty() && !state.past().selectionsSince(report).isEmpty();
    return new Remembered(superseded ? Delivery.REPEATED : Delivery.DONE, changes);
  }

  /// Notes that people know what the run changed.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read or written
  public void told(Report report) {
    String course = report.course().name();
    Map<String, AttributeValue> item = Told.of(table, course).and(report).item(course);
    new Transactions(table, lease).write(Stream.of(List.of(put(item))));
  }

  private Stream<List<TransactWriteItem>> writes(State state) {
    Looked looked = state.looked();
    FindingItem findings = new FindingItem(table, looked);
    SummaryItem summary = new SummaryItem(looked);
    return Stream.concat(
        state.lives().stream().map(findings::writes).filter(group -> !group.isEmpty()),
        looked.students().stream()
            .flatMap(student ->
                summary
                    .changed(student, state.summaries().getOrDefault(student, Map.of()))
                    .map(item -> List.of(put(item)))
                    .stream()));
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table.name()).item(item).build())
        .build();
  }

  @Override
  public void close() {
    lease.close();
  }
}
