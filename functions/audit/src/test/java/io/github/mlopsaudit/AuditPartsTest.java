package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What one part of a run that fails does to the others, on the local AWS.
final class AuditPartsTest {

  private final LocalAws aws = SharedLocalAws.empty();
  private final Destinations destinations = SampleClass.of(3).create(aws.environment());
  private final Map<String, String> environment = new HashMap<>(aws.environment());

  AuditPartsTest() {
    environment.put("AUDIT_ROSTER", "01-03");
    environment.put("AUDIT_CLASS", "c");
    environment.put("AUDIT_LANGUAGE", "en");
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());
  }

  /// Begins late on this day of November 2026 in UTC: the 23rd is a Tuesday in Seoul.
  private Map<String, Object> night(int day) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    String time = "2026-11-%02dT17:00:00Z".formatted(day);
    event.setTime(DateTime.parse(time));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    return new AuditHandler(
            new Configuration(environment),
            InstantSource.fixed(Instant.parse(time).plusSeconds(60)),
            Progress.SILENT,
            _ -> {})
        .handleRequest(event, new LocalContext());
  }

  private List<String> subjects() {
    return new Inbox(aws.environment(), destinations.queueUrl())
        .read().stream().map(Inbox.Letter::subject).toList();
  }

  private AwsClients clients() {
    return new AwsClients(AwsSettings.from(aws.environment(), LocalAws.REGION));
  }

  private boolean isRemembered() {
    try (AwsClients clients = clients()) {
      return clients
              .dynamoDb()
              .query(query ->
                  query
                      .tableName(destinations.table())
                      .keyConditionExpression("PK = :pk")
                      .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("RUNS#c"))))
              .count()
          > 0;
    }
  }

  @Test
  void waiversThatCannotBeReadAreNotTakenForExpired() {
    try (AwsClients clients = clients()) {
      clients
          .dynamoDb()
          .putItem(put ->
              put.tableName(destinations.table())
                  .item(
                      Map.of(
                          "PK", AttributeValue.fromS("SUP#c"),
                          "SK", AttributeValue.fromS("s3-versioning#03#*"),
                          "until", AttributeValue.fromS("soon"))));
    }

    assertThatThrownBy(() -> night(23))
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining("SUP#c, s3-versioning#03#* is no waiver that can be read");

    assertThat(isRemembered()).isFalse();
    assertThat(subjects()).singleElement().asString().doesNotContain("new");
  }

  @Test
  void whoIsOwedAMessageStaysSoWhereStudentsGetNone() {
    night(23);
    try (AwsClients clients = clients()) {
      Map<String, AttributeValue> told =
          Map.of("PK", AttributeValue.fromS("TOLD#c"), "SK", AttributeValue.fromS("AUDIT"));
      clients
          .dynamoDb()
          .updateItem(update ->
              update
                  .tableName(destinations.table())
                  .key(told)
                  .updateExpression("SET owed = :owed")
                  .expressionAttributeValues(
                      Map.of(":owed", AttributeValue.fromL(List.of(AttributeValue.fromS("02"))))));

      night(24);

      assertThat(
              clients
                  .dynamoDb()
                  .getItem(get -> get.tableName(destinations.table()).key(told))
                  .item())
          .containsEntry("owed", AttributeValue.fromL(List.of(AttributeValue.fromS("02"))));
    }
  }

  @Test
  void aTopicThatRefusesForANightIsToldTheNextOne() {
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn() + "-gone");
    assertThatThrownBy(() -> night(23)).isInstanceOf(AuditFailedException.class);
    assertThatThrownBy(() -> night(23)).isInstanceOf(AuditFailedException.class);
    assertThat(isRemembered()).isTrue();
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());

    night(24);

    assertThat(subjects()).singleElement().asString().matches(".*: \\d\\d new, 0 fixed, .*");
    night(24);
    night(25);
    assertThat(subjects()).isEmpty();
  }
}
