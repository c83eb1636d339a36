package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.time.DateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The real handler on the local AWS, with the sample class of three students of whom 03 left the
/// bucket open.
final class AuditHandlerTest {

  private static final int STUDENTS = 3;

  private final Map<String, String> environment = new HashMap<>();
  private LocalAws aws = SharedLocalAws.get();
  private Destinations destinations = new Destinations("", "", "", "");

  @BeforeEach
  void createClass() {
    aws = SharedLocalAws.empty();
    destinations = SampleClass.of(STUDENTS).create(aws.environment());
    environment.putAll(aws.environment());
    environment.put("AUDIT_ROSTER", "01-03");
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());
    environment.put("AUDIT_REPORT_BUCKET", destinations.reportBucket());
  }

  private Map<String, Object> handle(Map<String, Object> detail, String requestId) {
    AuditHandler handler =
        new AuditHandler(
            new Configuration(environment), InstantSource.system(), Progress.SILENT, _ -> {});
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.parse("2026-11-22T17:00:00Z"));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    event.setDetail(detail);
    return handler.handleRequest(event, new LocalContext(requestId));
  }

  private List<Map<String, AttributeValue>> items() {
    try (AwsClients clients = clients()) {
      return clients
          .dynamoDb()
          .scanPaginator(scan -> scan.tableName(destinations.table()))
          .items()
          .stream()
          .toList();
    }
  }

  private List<String> sortKeys() {
    return items().stream().map(item -> Objects.requireNonNull(item.get("SK")).s()).toList();
  }

  private AwsClients clients() {
    return new AwsClients(AwsSettings.from(aws.environment(), LocalAws.REGION));
  }

  private List<Inbox.Letter> letters() {
    return new Inbox(aws.environment(), destinations.queueUrl()).read();
  }

  @Test
  void answersWritesAndTells() {
    Map<String, Object> answer = handle(Map.of(), "request-1");

    assertThat(answer)
        .containsEntry("status", "COMPLETE")
        .containsEntry("account", LocalAws.ACCOUNT)
        .containsEntry("region", LocalAws.REGION)
        .containsEntry("students", STUDENTS + 1)
        .containsEntry("coverage", 100.0)
        .containsEntry("open", Map.of("critical", 0L, "high", 3L, "medium", 1L, "low", 16L))
        .containsEntry("published", Map.of("table", "DONE", "report", "DONE", "topic", "DONE"));
    assertThat(answer.keySet())
        .containsExactly(
            "runId",
            "status",
            "startedAt",
            "finishedAt",
            "account",
            "region",
            "students",
            "unreached",
            "buckets",
            "repositories",
            "coverage",
            "score",
            "open",
            "unknown",
            "passed",
            "published");
    assertThat(sortKeys())
        .contains("SUM")
        .anyMatch(key -> key.startsWith("RUN#"))
        .anyMatch(key -> key.startsWith("FND#s3-public-policy#"));
    assertThat(letters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.subject()).contains("HIGH").contains("3 high"));
  }

  @Test
  void theSameEventTwiceLeavesTheSameItemsAndTellsOnce() {
    handle(Map.of(), "request-1");
    List<Map<String, AttributeValue>> first = items();

    Map<String, Object> again = handle(Map.of(), "request-2");

    assertThat(items()).containsExactlyInAnyOrderElementsOf(first);
    assertThat(again)
        .containsEntry(
            "published", Map.of("table", "REPEATED", "report", "DONE", "topic", "REPEATED"));
    assertThat(letters()).hasSize(1);
  }

  @Test
  void aDryRunWritesAndSendsNothing() {
    assertThat(handle(Map.of("dryRun", true), "request-1"))
        .containsEntry(
            "published", Map.of("table", "SKIPPED", "report", "SKIPPED", "topic", "SKIPPED"));
    assertThat(items()).isEmpty();
    assertThat(letters()).isEmpty();
  }

  @Test
  void aRunThatIsNotToNotifyWritesOnly() {
    assertThat(handle(Map.of("notify", false), "request-1"))
        .containsEntry("published", Map.of("table", "DONE", "report", "DONE", "topic", "SKIPPED"));
    assertThat(letters()).isEmpty();
  }

  @Test
  void anUnknownOptionEndsTheRunBeforeItBegins() {
    assertThatThrownBy(() -> handle(Map.of("student", "07"), "request-1"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("detail.student is no option");
    assertThat(items()).isEmpty();
    assertThat(letters()).isEmpty();
  }

  @Test
  void aMissingTopicFailsTheRunAtTheEndAndLeavesTheFindingsWritten() {
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn() + "-gone");

    assertThatThrownBy(() -> handle(Map.of(), "request-1"))
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining(destinations.topicArn() + "-gone")
        .hasMessageContaining("AUDIT_TOPIC_ARN");
    assertThat(sortKeys()).anyMatch(key -> key.startsWith("FND#"));
  }

  @Test
  void aMissingTableFailsTheRunAtTheEndAndStillTells() {
    environment.put("AUDIT_TABLE", "gone");

    assertThatThrownBy(() -> handle(Map.of(), "request-1"))
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining("gone")
        .hasMessageContaining("AUDIT_TABLE");
    assertThat(letters()).hasSize(1);
  }

  @Test
  void readsTheCourseFileFromParameterStoreAnewForEachRun() {
    environment.put("AUDIT_COURSE_PARAMETER", "/mlops/course");
    putCourse("roster: [{number: \"01\"}]");

    assertThat(handle(Map.of(), "request-1")).containsEntry("students", 1);

    putCourse("roster: [{numbers: \"01-02\"}]\nregoin: x");
    assertThatThrownBy(() -> handle(Map.of(), "request-2"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SSM parameter /mlops/course line 2: 'regoin' is no key");
  }

  @Test
  void namesTheParameterThatDoesNotExist() {
    environment.put("AUDIT_COURSE_PARAMETER", "/nowhere");

    assertThatThrownBy(() -> handle(Map.of(), "request-1"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no such SSM parameter")
        .hasMessageEndingWith("./audit course push course.yaml --parameter /nowhere");
  }

  private void putCourse(String text) {
    try (AwsClients clients = clients()) {
      clients
          .ssm()
          .putParameter(put ->
              put.name("/mlops/course").type(ParameterType.STRING).value(text).overwrite(true));
    }
  }
}
