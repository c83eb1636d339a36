package io.github.mlopsaudit.ledger;

import static java.util.function.Predicate.not;

import io.github.mlopsaudit.core.DeliveryException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The DynamoDB table, and the one place where its errors become sentences.
record Table(DynamoDbClient client, String name, InstantSource clock) {

  private static final String REFUSED = "ConditionalCheckFailed";

  Table(DynamoDbClient client, String name) {
    this(client, name, InstantSource.system());
  }

  /// What became of a transaction.
  enum Outcome {
    WRITTEN,
    /// The condition of its first action did not hold.
    REFUSED_FIRST,
    /// The condition of another one did not hold.
    REFUSED
  }

  /// Why a transaction may be refused that the next moment is not.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final int ATTEMPTS = 8;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /// All items of a partition, as they are now.
  List<Map<String, AttributeValue>> query(String partition) {
    return query(partition, "");
  }

  /// The items of a partition from this sort key on.
  List<Map<String, AttributeValue>> query(String partition, String from) {
    return call(() ->
        client
            .queryPaginator(query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .keyConditionExpression(
                        from.isEmpty() ? "#pk = :pk" : "#pk = :pk AND #sk >= :from")
                    .expressionAttributeNames(
                        from.isEmpty()
                            ? Map.of("#pk", Key.PARTITION)
                            : Map.of("#pk", Key.PARTITION, "#sk", Key.SORT))
                    .expressionAttributeValues(
                        from.isEmpty()
                            ? Map.of(":pk", Values.text(partition))
                            : Map.of(":pk", Values.text(partition), ":from", Values.text(from))))
            .stream()
            .flatMap(page -> items(page).stream())
            .map(this::readable)
            .filter(not(Map::isEmpty))
            .toList());
  }

  /// The last items of a partition before this sort key, the last one first.
  List<Map<String, AttributeValue>> queryBackwards(String partition, String before, int most) {
    return call(() ->
        items(
                client.query(query ->
                    query
                        .tableName(name)
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(most)
                        .keyConditionExpression("#pk = :pk AND #sk < :before")
                        .expressionAttributeNames(Map.of("#pk", Key.PARTITION, "#sk", Key.SORT))
                        .expressionAttributeValues(
                            Map.of(":pk", Values.text(partition), ":before", Values.text(before)))))
            .stream()
            .map(this::readable)
            .filter(not(Map::isEmpty))
            .toList());
  }

  /// The item as it is now, empty if there is none.
  Map<String, AttributeValue> get(Key key) {
    return call(() ->
        readable(
            client
                .getItem(get -> get.tableName(name).consistentRead(true).key(key.attributes()))
                .item()));
  }

  /// The item, empty if its time is over, which DynamoDB deletes days later; unless a newer release
  /// wrote it, which this one would misread or overwrite.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
  private Map<String, AttributeValue> readable(Map<String, AttributeValue> item) {
    long layout = number(item, "layout");
    if (layout > SummaryItem.LAYOUT) {
      throw new DeliveryException(
          "The DynamoDB table %s holds items of layout %d, which a newer release of the audit wrote; this release knows layout %d. Deploy the newer one again."
              .formatted(name, layout, SummaryItem.LAYOUT));
    }
    boolean over =
        item.containsKey("ttl") && number(item, "ttl") < clock.instant().getEpochSecond();
    return over ? Map.of() : item;
  }

  private long number(Map<String, AttributeValue> item, String attribute) {
    String number = item.getOrDefault(attribute, Values.NOTHING).n();
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw new DeliveryException(
          "The item %s, %s of the DynamoDB table %s cannot be read: its %s is %s. Somebody changed it by hand: mend or delete it."
              .formatted(
                  Values.read(item, Key.PARTITION),
                  Values.read(item, Key.SORT),
                  name,
                  attribute,
                  number),
          e);
    }
  }

  /// The items under one key of the index, which may lag a moment behind.
  List<Map<String, AttributeValue>> queryIndex(String key) {
    return call(() ->
        client
            .queryPaginator(query ->
                query
                    .tableName(name)
                    .indexName("GSI1")
                    .keyConditionExpression("#pk = :pk")
                    .expressionAttributeNames(Map.of("#pk", "GSI1PK"))
                    .expressionAttributeValues(Map.of(":pk", Values.text(key))))
            .stream()
            .flatMap(page -> items(page).stream())
            .map(this::readable)
            .filter(not(Map::isEmpty))
            .toList());
  }

  /// The students of the items under one key of the index, which may lag a moment behind. Nothing
  /// else of the items is fetched.
  Set<String> queryStudents(String key) {
    return call(() ->
        client
            .queryPaginator(query ->
                query
                    .tableName(name)
                    .indexName("GSI1")
                    .keyConditionExpression("#pk = :pk")
                    .projectionExpression("#student, #layout, #ttl")
                    .expressionAttributeNames(
                        Map.of(
                            "#pk", "GSI1PK",
                            "#student", "student",
                            "#layout", "layout",
                            "#ttl", "ttl"))
                    .expressionAttributeValues(Map.of(":pk", Values.text(key))))
            .stream()
            .flatMap(page -> items(page).stream())
            .map(this::readable)
            .filter(not(Map::isEmpty))
            .map(item -> Values.read(item, "student"))
            .collect(Collectors.toSet()));
  }

  /// Writes all of it or nothing. One that met another or a busy table on the way is tried again.
  Outcome transact(List<TransactWriteItem> actions) {
    return call(() -> {
      for (int attempt = 1; ; attempt++) {
        try {
          client.transactWriteItems(request -> request.transactItems(actions));
          return Outcome.WRITTEN;
        } catch (TransactionCanceledException canceled) {
          List<String> codes =
              canceled.cancellationReasons().stream().map(CancellationReason::code).toList();
          if (codes.contains(REFUSED)) {
            return codes.getFirst().equals(REFUSED) ? Outcome.REFUSED_FIRST : Outcome.REFUSED;
          }
          if (attempt == ATTEMPTS || Collections.disjoint(codes, PASSING)) {
            throw canceled;
          }
          pause(attempt);
        }
      }
    });
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(PAUSE.multipliedBy(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException("Interrupted while writing the table", e);
    }
  }

  /// Writes, or answers with the item that by its condition must not be overwritten.
  Optional<Map<String, AttributeValue>> update(UpdateItemRequest request) {
    return call(() -> {
      try {
        client.updateItem(request);
        return Optional.empty();
      } catch (ConditionalCheckFailedException refused) {
        return Optional.of(refused.hasItem() ? refused.item() : Map.of());
      }
    });
  }

  void put(Map<String, AttributeValue> item) {
    call(() -> client.putItem(request -> request.tableName(name).item(item)));
  }

  void delete(Key key) {
    call(() -> client.deleteItem(request -> request.tableName(name).key(key.attributes())));
  }

  /// Deletes, unless by its condition the item is another one by now.
  void delete(DeleteItemRequest request) {
    call(() -> {
      try {
        return client.deleteItem(request).hasAttributes();
      } catch (ConditionalCheckFailedException _) {
        return false;
      }
    });
  }

  private <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ResourceNotFoundException e) {
      throw new DeliveryException(
          "There is no DynamoDB table %s in %s. Deploy the stack there, or set AUDIT_TABLE to the table that it made."
              .formatted(name, region()),
          e);
    } catch (SdkException e) {
      throw new DeliveryException(
          "The DynamoDB table %s in %s could not be used: %s. The role needs dynamodb:GetItem, Query, PutItem, UpdateItem, DeleteItem and ConditionCheckItem on it, and Query on its index."
              .formatted(name, region(), e.getMessage()),
          e);
    }
  }

  /// The items of an answer. One without a list is none: taking it for an empty table would make
  /// everything new again.
  private List<Map<String, AttributeValue>> items(QueryResponse answer) {
    if (!answer.hasItems()) {
      throw new DeliveryException(
          "The DynamoDB table %s in %s could not be used: the answer to Query has no Items."
              .formatted(name, region()));
    }
    return answer.items();
  }

  private String region() {
    return client.serviceClientConfiguration().region().id();
  }
}
