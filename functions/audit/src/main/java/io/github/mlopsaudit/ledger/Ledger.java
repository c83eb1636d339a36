package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Remembers runs in one DynamoDB table, laid out in docs/table.md, and says what each changed. One
/// run of a class writes and tells at a time. The item of the run is written last: where it stands,
/// everything of the run has been written.
public final class Ledger {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Table table;
  private final InstantSource clock;
  private final Duration patience;

  public Ledger(DynamoDbClient client, String table, InstantSource clock) {
    this(client, table, clock, PATIENCE);
  }

  /// `patience` is how long to wait for another run that is writing.
  Ledger(DynamoDbClient client, String table, InstantSource clock, Duration patience) {
    this.table = new Table(client, table, clock);
    this.clock = clock;
    this.patience = patience;
  }

  /// Waits for the turn of a run of this class.
  ///
  /// @throws TurnTakenException if another run does not end in time
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be used
  public Turn turn(String course) {
    return new Turn(table, Lease.take(table, course, clock, patience));
  }

  /// The students whom the last run of the whole class before this one did not reach, the first to
  /// be read first.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read
  public List<String> waiting(String course, Run run) {
    return Past.waiting(table, course, run);
  }

  /// What a run that is not remembered would change: reads, and writes nothing.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read
  public Changes compare(Report report, Set<String> checks) {
    return State.of(table, report, checks).changes();
  }
}
