package io.github.mlopsaudit.local;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Where results go beside the sample class: a table, a topic, a queue that hears the topic, and a
/// bucket for reports.
public record Destinations(String table, String topicArn, String queueUrl, String reportBucket) {

  static Destinations create(Clients clients, String name) {
    createTable(clients.dynamoDb(), name);
    String topicArn = clients.sns().createTopic(request -> request.name(name)).topicArn();
    String queueUrl = Inbox.subscribe(clients, topicArn, name + "-inbox");
    return new Destinations(name, topicArn, queueUrl, createBucket(clients, name + "-reports"));
  }

  private static String createBucket(Clients clients, String bucket) {
    clients
        .s3(clients.region())
        .createBucket(request ->
            request
                .bucket(bucket)
                .createBucketConfiguration(
                    where -> where.locationConstraint(clients.region().id())));
    return bucket;
  }

  private static void createTable(DynamoDbClient dynamoDb, String table) {
    dynamoDb.createTable(request ->
        request
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                Stream.of("PK", "SK", "GSI1PK", "GSI1SK").map(Destinations::string).toList())
            .keySchema(keys("PK", "SK"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("GSI1")
                    .keySchema(keys("GSI1PK", "GSI1SK"))
                    .projection(all -> all.projectionType(ProjectionType.ALL))
                    .build()));
    dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
    dynamoDb.updateTimeToLive(request ->
        request
            .tableName(table)
            .timeToLiveSpecification(ttl -> ttl.attributeName("ttl").enabled(true)));
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String hash, String range) {
    return List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
