package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.DeliveryException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The right to change what is known of a class, held by one run at a time, however long it takes.
/// It ends by itself a minute after its holder is gone. A holder that slept that long, and finds
/// that another run took it meanwhile, has lost it for good: each transaction checks that the lease
/// is still its own.
final class Lease implements AutoCloseable {

  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Map<String, String> NAMES =
      Map.of("#owner", "owner", "#until", "leaseUntil", "#ttl", "ttl");

  private final Table table;
  private final Key key;
  private final InstantSource clock;
  private final String owner = UUID.randomUUID().toString();
  private final Thread keeper = Thread.ofVirtual().unstarted(this::keep);
  private Instant until = Instant.MIN;

  private Lease(Table table, Key key, InstantSource clock) {
    this.table = table;
    this.key = key;
    this.clock = clock;
  }

  /// Takes the lease of the class, waiting so long for a run that holds it.
  ///
  /// @throws TurnTakenException if the other run still holds it then
  static Lease take(Table table, String course, InstantSource clock, Duration patience) {
    Lease lease = new Lease(table, Key.lock(course), clock);
    long giveUp = System.nanoTime() + patience.toNanos();
    while (!lease.claim()) {
      if (System.nanoTime() >= giveUp) {
        throw new TurnTakenException(
            "Another run is writing what it found of class %s into the table %s. Nothing was written or told now; a repeat of this run will."
                .formatted(course, table.name()));
      }
      sleep();
    }
    lease.keeper.start();
    return lease;
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException("Interrupted while waiting for another run", e);
    }
  }

  private boolean claim() {
    Instant now = clock.instant();
    return hold(
        "attribute_not_exists(#owner) OR #owner = :owner OR #until < :now",
        Map.of(":now", number(now.toEpochMilli())),
        now);
  }

  private boolean hold(String condition, Map<String, AttributeValue> more, Instant now) {
    Instant end = now.plus(LENGTH);
    Map<String, AttributeValue> values = new HashMap<>(more);
    values.put(":owner", text(owner));
    values.put(":end", number(end.toEpochMilli()));
    values.put(":ttl", number(end.plus(Duration.ofDays(1)).getEpochSecond()));
    boolean claimed =
        table
            .update(
                UpdateItemRequest.builder()
                    .tableName(table.name())
                    .key(key.attributes())
                    .updateExpression("SET #owner = :owner, #until = :end, #ttl = :ttl")
                    .conditionExpression(condition)
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(values)
                    .build())
            .isEmpty();
    if (claimed) {
      until = end;
    }
    return claimed;
  }

  /// Holds on for longer, if the end is near and the table takes note of it.
  ///
  /// @throws DeliveryException if another run took it meanwhile
  synchronized void renew() {
    Instant now = clock.instant();
    if (now.plus(LENGTH.dividedBy(2)).isAfter(until) && isLost(now)) {
      throw lost(table);
    }
  }

  private boolean isLost(Instant now) {
    try {
      return !hold("#owner = :owner", Map.of(), now);
    } catch (DeliveryException _) {
      // Who writes next says what became of the table.
      return false;
    }
  }

  /// Rendering, uploading and sending take their time, too.
  private void keep() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(LENGTH.dividedBy(4));
        renew();
      } catch (DeliveryException _) {
        // Whoever writes or tells next sees the same.
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// What makes a transaction fail once the lease is another's.
  TransactWriteItem check() {
    return TransactWriteItem.builder()
        .conditionCheck(
            ConditionCheck.builder()
                .tableName(table.name())
                .key(key.attributes())
                .conditionExpression("#owner = :owner")
                .expressionAttributeNames(Map.of("#owner", "owner"))
                .expressionAttributeValues(Map.of(":owner", text(owner)))
                .build())
        .build();
  }

  static DeliveryException lost(Table table) {
    return new DeliveryException(
        "Another run took over writing the table %s, because this one was too slow. A repeat of this run completes what it left out."
            .formatted(table.name()));
  }

  /// Gives it back. Where that fails it ends by itself.
  @Override
  public void close() {
    keeper.interrupt();
    try {
      release();
    } catch (DeliveryException _) {
      // What the run wrote and told stands all the same.
    }
  }

  private void release() {
    table.delete(
        DeleteItemRequest.builder()
            .tableName(table.name())
            .key(key.attributes())
            .conditionExpression("#owner = :owner")
            .expressionAttributeNames(Map.of("#owner", "owner"))
            .expressionAttributeValues(Map.of(":owner", text(owner)))
            .build());
  }
}
