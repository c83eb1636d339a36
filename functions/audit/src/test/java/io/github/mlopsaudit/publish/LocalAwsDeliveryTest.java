package io.github.mlopsaudit.publish;

import static io.github.mlopsaudit.report.Reports.NEXT_NIGHT;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.ledger.Ledger;
import io.github.mlopsaudit.ledger.Rows;
import io.github.mlopsaudit.ledger.TableOutbox;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import io.github.mlopsaudit.report.Digest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Table and topic of the local AWS: what the demo uses.
final class LocalAwsDeliveryTest {

  private final LocalAws aws = SharedLocalAws.empty();
  private final Destinations destinations = SampleClass.of(0).create(aws.environment());

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.of(LocalAws.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  private static final Set<String> CHECKS = Set.of("s3-public-policy");

  @Test
  void countsWhoHearsTheTopic() {
    Subscribers subscribers = new Subscribers(client(SnsClient.builder()), destinations.topicArn());

    assertThat(subscribers.confirmed()).isEqualTo(1);
    Inbox.subscribe(aws.environment(), destinations.topicArn(), "second");
    assertThat(subscribers.confirmed()).isEqualTo(2);
  }

  @Test
  void remembersAndTellsEachRunOnce() {
    DynamoDbClient dynamoDb = client(DynamoDbClient.builder());
    Ledger ledger = new Ledger(dynamoDb, destinations.table(), InstantSource.system());
    SnsPublisher publisher =
        new SnsPublisher(
            client(SnsClient.builder()),
            destinations.topicArn(),
            new TableOutbox(dynamoDb, destinations.table(), InstantSource.system()));
    Report report = report(run("r2", NEXT_NIGHT), course("07"), failed(POLICY, "07"));
    Report older = report(run("r1", NIGHT), course("07"), failed(POLICY, "07"));

    assertThat(Rows.remember(ledger, report, CHECKS).delivery()).isEqualTo(Delivery.DONE);
    assertThat(Rows.remember(ledger, report, CHECKS).delivery()).isEqualTo(Delivery.REPEATED);
    assertThat(Rows.remember(ledger, older, CHECKS).delivery()).isEqualTo(Delivery.REPEATED);
    assertThat(publisher.tell(report, Optional.empty(), false)).isEqualTo(Delivery.DONE);
    assertThat(publisher.tell(report, Optional.empty(), false)).isEqualTo(Delivery.REPEATED);

    Digest digest = Digest.of(report, Optional.empty());
    assertThat(new Inbox(aws.environment(), destinations.queueUrl()).read())
        .containsExactly(
            new Inbox.Letter(
                digest.subject(),
                digest.body(),
                Map.of(
                    "audience", "instructor", "class", "mlops-2026a", "maxSeverity", "critical")));
  }
}
