package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes groups of items, each group wholly or not at all, many groups to a transaction, one
/// transaction after the other. Each transaction checks that the lease is still held.
final class Transactions {

  /// DynamoDB takes 100 actions and 4 MB, and the lease is one action.
  private static final int ACTIONS = 99;

  private static final int CHARACTERS = 1_000_000;

  private final Table table;
  private final Lease lease;

  Transactions(Table table, Lease lease) {
    this.table = table;
    this.lease = lease;
  }

  /// Writes the groups, each transaction as soon as it is full: all groups of a large class would
  /// not fit into memory. A group that a run of the same second or a later one has written is left
  /// out.
  ///
  /// @throws DeliveryException if the table refuses, or another run holds the lease by now
  void write(Stream<List<TransactWriteItem>> groups) {
    List<List<TransactWriteItem>> batch = new ArrayList<>();
    int actions = 0;
    int characters = 0;
    for (List<TransactWriteItem> group : (Iterable<List<TransactWriteItem>>) groups::iterator) {
      int size = group.toString().length();
      if (!batch.isEmpty()
          && (actions + group.size() > ACTIONS || characters + size > CHARACTERS)) {
        writeBatch(batch);
        batch.clear();
        actions = 0;
        characters = 0;
      }
      batch.add(group);
      actions += group.size();
      characters += size;
    }
    if (!batch.isEmpty()) {
      writeBatch(batch);
    }
  }

  private void writeBatch(List<List<TransactWriteItem>> batch) {
    if (!writeTogether(batch)) {
      batch.forEach(group -> writeTogether(List.of(group)));
    }
  }

  private boolean writeTogether(List<List<TransactWriteItem>> groups) {
    lease.renew();
    List<TransactWriteItem> actions = new ArrayList<>();
    actions.add(lease.check());
    groups.forEach(actions::addAll);
    return switch (table.transact(actions)) {
      case WRITTEN -> true;
      case REFUSED -> false;
      case REFUSED_FIRST -> throw Lease.lost(table);
    };
  }
}
