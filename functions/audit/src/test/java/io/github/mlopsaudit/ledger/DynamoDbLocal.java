package io.github.mlopsaudit.ledger;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// DynamoDB Local in memory on a free loopback port, one for all tests of a JVM. Its own server
/// class is left out: it cannot be loaded without the telemetry client, and listens everywhere.
public final class DynamoDbLocal {

  private static final AtomicInteger TABLES = new AtomicInteger();
  private static @Nullable URI endpoint;

  private DynamoDbLocal() {}

  public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint())
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(c -> c.executionInterceptors(List.of(interceptors)))
        .build();
  }

  /// Where it answers.
  public static synchronized URI endpoint() {
    URI started = endpoint == null ? start() : endpoint;
    endpoint = started;
    return started;
  }

  private static URI start() {
    Configurator.setLevel("com.amazonaws.services.dynamodbv2", Level.WARN); // two lines a request
    try {
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setHandler(
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, false, false), null));
      server.start();
      return server.getURI();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  /// The name of a new table, laid out as the template has it.
  public static String newTable(DynamoDbClient client) {
    String name = "findings-" + TABLES.incrementAndGet();
    client.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                Stream.of("PK", "SK", "GSI1PK", "GSI1SK").map(DynamoDbLocal::attribute).toList())
            .keySchema(keys("PK", "SK"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("GSI1")
                    .keySchema(keys("GSI1PK", "GSI1SK"))
                    .projection(all -> all.projectionType(ProjectionType.ALL))
                    .build()));
    return name;
  }

  /// Every item of the table.
  public static Set<Map<String, AttributeValue>> items(DynamoDbClient client, String table) {
    Set<Map<String, AttributeValue>> items = new HashSet<>();
    client.scanPaginator(scan -> scan.tableName(table)).items().forEach(items::add);
    return items;
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String hash, String range) {
    return List.of(
        KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
  }
}
