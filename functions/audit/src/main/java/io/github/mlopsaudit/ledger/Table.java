package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.DeliveryException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The DynamoDB table, and the one place where its errors become sentences.
record Table(DynamoDbClient client, String name) {

  boolean has(Key key) {
    return call(() ->
        client
            .getItem(b ->
                b.tableName(name)
                    .key(key.attributes())
                    .consistentRead(true)
                    .projectionExpression(Key.PARTITION))
            .hasItem());
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
          "The DynamoDB table %s in %s could not be used: %s. The role needs dynamodb:GetItem, dynamodb:UpdateItem and dynamodb:DeleteItem on it."
              .formatted(name, region(), e.getMessage()),
          e);
    }
  }

  private String region() {
    return client.serviceClientConfiguration().region().id();
  }
}
