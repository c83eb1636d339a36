package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Report;
import java.time.Instant;
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

  /// What was changed, and whether this delivery or an earlier one wrote it. `told` says whether
  /// people know of it already, from an earlier delivery or from another run; `owed` are the
  /// numbers of students whom messages of earlier runs did not reach.
  public record Remembered(Delivery delivery, Changes changes, boolean told, Set<String> owed) {

    public Remembered {
      owed = Set.copyOf(owed);
    }

    /// Where nothing is known of other runs.
    public Remembered(Delivery delivery, Changes changes) {
      this(delivery, changes, false, Set.of());
    }
  }

  /// Writes what the run found. `checks` are the ids of the checks that it judged by. The same run
  /// again completes what a broken-off delivery left out, changes nothing else, and says the same;
  /// an older run that finishes last changes nothing that a later one has looked at. What changed
  /// in earlier runs of which nobody was told is among the changes.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read or written
  public Remembered remember(Report report, Set<String> checks) {
    State state = State.of(table, report, checks);
    Changes changes = state.changes();
    Set<String> owed = state.told().owed();
    if (state.past().has(report.run().id())) {
      boolean told = state.told().covers(report.run().id(), Instant.parse(state.looked().time()));
      return new Remembered(Delivery.REPEATED, changes, told, owed);
    }
    Transactions transactions = new Transactions(table, lease);
    transactions.write(writes(state));
    Map<String, AttributeValue> before = state.past().lastWhole(report);
    transactions.write(
        Stream.of(List.of(put(RunItem.of(report, changes, state.blindSpots(), before)))));
    boolean superseded =
        state.looked().students().isEmpty() && !state.past().selectionsSince(report).isEmpty();
    return new Remembered(superseded ? Delivery.REPEATED : Delivery.DONE, changes, false, owed);
  }

  /// Makes sure that it is still this run's turn, before something is told. Where the table does
  /// not say so it is: silence would be worse than to be told twice.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if another run took over
  public void hold() {
    lease.renew();
  }

  /// Notes that people know what the run changed, and the numbers of the students who are owed a
  /// message now.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read or written
  public void told(Report report, Set<String> owed) {
    String course = report.course().name();
    Told before = Told.of(table, course);
    Told now = before.and(report, owed);
    if (!now.equals(before)) {
      new Transactions(table, lease).write(Stream.of(List.of(put(now.item(course)))));
    }
  }

  /// The summaries first: by them a later run finds those of whom it sees nothing itself.
  private Stream<List<TransactWriteItem>> writes(State state) {
    Looked looked = state.looked();
    FindingItem findings = new FindingItem(table, looked);
    SummaryItem summary = new SummaryItem(looked);
    return Stream.concat(
        looked.students().stream()
            .flatMap(student ->
                summary
                    .changed(student, state.summaries().getOrDefault(student, Map.of()))
                    .map(item -> List.of(put(item)))
                    .stream()),
        state.lives().stream().map(findings::writes).filter(group -> !group.isEmpty()));
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
