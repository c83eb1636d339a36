package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.ledger.Writes.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Remembers runs in one DynamoDB table, laid out in docs/table.md. The item of the run is written
/// last: where it stands, everything of the run has been written.
public final class Ledger {

  private final Table table;

  public Ledger(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /// Writes what the run found. The same run again completes what a broken-off delivery left out
  /// and changes nothing else; an older run overwrites nothing that a later one wrote.
  ///
  /// @throws DeliveryException if the table cannot be written
  public Delivery remember(Report report) {
    Change run = RunItem.of(report);
    if (table.has(run.key())) {
      return Delivery.REPEATED;
    }
    Looked looked = new Looked(report);
    List<Change> state = Stream.concat(SummaryItem.of(looked), FindingItem.of(looked)).toList();
    Set<Outcome> outcomes = new Writes(table).apply(state);
    Set<Outcome> runOutcome = new Writes(table).apply(List.of(run));
    boolean onlySuperseded =
        outcomes.contains(Outcome.SUPERSEDED) && !outcomes.contains(Outcome.WRITTEN);
    return runOutcome.contains(Outcome.WRITTEN) && !onlySuperseded
        ? Delivery.DONE
        : Delivery.REPEATED;
  }
}
