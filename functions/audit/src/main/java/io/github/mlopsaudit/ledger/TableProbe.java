package io.github.mlopsaudit.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Tries each action of the ledger on its table and leaves nothing there: what is written has a
/// condition that cannot hold, on an item that there is not.
public final class TableProbe {

  private static final String EXISTS = "attribute_exists(PK)";

  private final DynamoDbClient client;
  private final String table;
  private final Map<String, AttributeValue> key =
      new Key("DOCTOR#" + UUID.randomUUID(), "PROBE").attributes();

  public TableProbe(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /// By IAM action, in the case of the index with its name behind it: why it could not be done,
  /// empty where it could.
  public Map<String, Optional<SdkException>> tryEach() {
    Map<String, Optional<SdkException>> tried = new LinkedHashMap<>();
    tried.put("dynamodb:GetItem", attempt(() -> client.getItem(r -> r.tableName(table).key(key))));
    tried.put("dynamodb:Query", attempt(() -> query("", "PK")));
    tried.put("dynamodb:Query GSI1", attempt(() -> query("GSI1", "GSI1PK")));
    tried.put(
        "dynamodb:PutItem",
        attempt(
            () -> client.putItem(r -> r.tableName(table).item(key).conditionExpression(EXISTS))));
    tried.put(
        "dynamodb:UpdateItem",
        attempt(() ->
            client.updateItem(r ->
                r.tableName(table)
                    .key(key)
                    .updateExpression("SET probe = :probe")
                    .expressionAttributeValues(Map.of(":probe", Values.text("probe")))
                    .conditionExpression(EXISTS))));
    tried.put(
        "dynamodb:DeleteItem",
        attempt(
            () -> client.deleteItem(r -> r.tableName(table).key(key).conditionExpression(EXISTS))));
    tried.put("dynamodb:ConditionCheckItem", attempt(this::check));
    return tried;
  }

  private void query(String index, String attribute) {
    client.query(r -> {
      r.tableName(table)
          .keyConditionExpression("#pk = :pk")
          .expressionAttributeNames(Map.of("#pk", attribute))
          .expressionAttributeValues(Map.of(":pk", Values.text("DOCTOR")))
          .limit(1);
      if (!index.isEmpty()) {
        r.indexName(index);
      }
    });
  }

  private void check() {
    ConditionCheck never =
        ConditionCheck.builder().tableName(table).key(key).conditionExpression(EXISTS).build();
    client.transactWriteItems(
        r -> r.transactItems(List.of(TransactWriteItem.builder().conditionCheck(never).build())));
  }

  /// That the condition was weighed and did not hold shows that the action is allowed.
  private static Optional<SdkException> attempt(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of(e);
    }
  }
}
