package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The outbox in the ledger's table. An item says SENDING before the message goes out and SENT
/// after it. A message that was certainly refused may be tried again at once; one of which nobody
/// knows whether it went out, after 50 s: before Lambda's first retry, which comes after a minute.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
public final class TableOutbox implements Outbox {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(50);
  private static final String SENT = "SENT";
  private static final String SENDING = "SENDING";
  private static final int SERVER_ERROR = 500;

  private final Table table;
  private final InstantSource clock;

  public TableOutbox(DynamoDbClient client, String table, InstantSource clock) {
    this.table = new Table(client, table, clock);
    this.clock = clock;
  }

  @Override
  public Delivery once(Run run, String audience, String channel, Runnable send) {
    Key key = Key.outbox(run.id(), audience, channel);
    String claim = UUID.randomUUID().toString();
    Optional<Map<String, AttributeValue>> earlier;
    try {
      earlier = table.update(claim(key, run, claim));
    } catch (DeliveryException tableUnusable) {
      // The ledger tells of it. Silence would be worse than a message that a repeat sends again.
      send.run();
      return Delivery.DONE;
    }
    if (earlier.isPresent()) {
      return repeated(run, earlier.get());
    }
    try {
      send.run();
    } catch (AwsServiceException e) {
      if (e.statusCode() < SERVER_ERROR) {
        release(key, claim, e);
      }
      throw e;
    }
    markSent(key, claim);
    return Delivery.DONE;
  }

  /// Where the table takes no note of it the ledger, which is asked next, tells of the table.
  private void markSent(Key key, String claim) {
    try {
      var _ = table.update(sent(key, claim));
    } catch (DeliveryException _) {
      // The message is out, which must not look like a message that was not sent.
    }
  }

  /// `refusal` is what people have to know of.
  private void release(Key key, String claim, AwsServiceException refusal) {
    try {
      table.delete(unclaimed(key, claim));
    } catch (DeliveryException e) {
      refusal.addSuppressed(e);
    }
  }

  private static Delivery repeated(Run run, Map<String, AttributeValue> earlier) {
    if (text(SENT).equals(earlier.get("state"))) {
      return Delivery.REPEATED;
    }
    throw new DeliveryException(
        "Another delivery of run %s is sending its message, or broke off while it did. Nothing was sent now; a minute later a repeat may send."
            .formatted(run.id()));
  }

  /// The SDK repeats a call whose answer was lost: it must not be refused for its own claim.
  private UpdateItemRequest claim(Key key, Run run, String claim) {
    Instant now = clock.instant();
    return UpdateItemRequest.builder()
        .tableName(table.name())
        .key(key.attributes())
        .updateExpression(
            "SET #state = :sending, #claim = :claim, #at = :now, #ttl = :ttl, #layout = :layout")
        .conditionExpression(
            "attribute_not_exists(#state) OR #claim = :claim OR (#state = :sending AND #at < :longAgo)")
        .expressionAttributeNames(
            Map.of(
                "#state", "state",
                "#claim", "claim",
                "#at", "claimedAt",
                "#ttl", "ttl",
                "#layout", "layout"))
        .expressionAttributeValues(
            Map.of(
                ":sending", text(SENDING),
                ":claim", text(claim),
                ":now", number(now.toEpochMilli()),
                ":longAgo", number(now.minus(PATIENCE).toEpochMilli()),
                ":ttl", number(run.sequence() + KEPT.toSeconds()),
                ":layout", number(SummaryItem.LAYOUT)))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private UpdateItemRequest sent(Key key, String claim) {
    return UpdateItemRequest.builder()
        .tableName(table.name())
        .key(key.attributes())
        .updateExpression("SET #state = :sent")
        .conditionExpression("#claim = :claim")
        .expressionAttributeNames(Map.of("#state", "state", "#claim", "claim"))
        .expressionAttributeValues(Map.of(":sent", text(SENT), ":claim", text(claim)))
        .build();
  }

  private DeleteItemRequest unclaimed(Key key, String claim) {
    return DeleteItemRequest.builder()
        .tableName(table.name())
        .key(key.attributes())
        .conditionExpression("#claim = :claim")
        .expressionAttributeNames(Map.of("#claim", "claim"))
        .expressionAttributeValues(Map.of(":claim", text(claim)))
        .build();
  }
}
