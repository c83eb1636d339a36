package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class DestinationsTest {
  @Test
  void haveATableWithAnIndexAndATimeToLive() {
    try (Clients clients = new Clients(SharedLocalAws.empty().environment())) {
      DynamoDbClient dynamoDb = clients.dynamoDb();
      String table = Destinations.create(clients, "results").table();

      assertThat(table).isEqualTo("results");
      assertThat(
              dynamoDb
                  .describeTable(request -> request.tableName(table))
                  .table()
                  .globalSecondaryIndexes())
          .extracting(index -> index.indexName())
          .containsExactly("GSI1");
      assertThat(
              dynamoDb
                  .describeTimeToLive(request -> request.tableName(table))
                  .timeToLiveDescription()
                  .timeToLiveStatus())
          .isEqualTo(TimeToLiveStatus.ENABLED);
    }
  }

  @Test
  void haveABucketForReports() {
    try (Clients clients = new Clients(SharedLocalAws.empty().environment())) {
      String bucket = Destinations.create(clients, "results").reportBucket();

      assertThat(
              clients.s3(clients.region()).headBucket(head -> head.bucket(bucket)).bucketRegion())
          .isEqualTo(LocalAws.REGION);
    }
  }
}
