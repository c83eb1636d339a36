package io.github.mlopsaudit.publish;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.ledger.DynamoDbLocal;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.ledger.TableOutbox;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import io.github.mlopsaudit.report.ChatNotification;
import io.github.mlopsaudit.report.Digest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

final class SnsPublisherTest {

  private static final String TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:findings";
  private static final Answer.Reply PUBLISHED =
      Answer.Reply.xml(
          """
          <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
            <PublishResult><MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId></PublishResult>
          </PublishResponse>
          """);

  private final List<StubCall> calls = Collections.synchronizedList(new ArrayList<>());
  private final StubAws aws =
      StubAws.start(call -> {
        calls.add(call);
        return PUBLISHED;
      });
  private final SnsClient client =
      SnsClient.builder()
          .endpointOverride(aws.endpoint())
          .region(Region.AP_NORTHEAST_2)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("stub", "stub")))
          .httpClientBuilder(Apache5HttpClient.builder())
          .build();

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  private static Report night(Assessment... assessments) {
    return report(run("r1", NIGHT), course("07"), assessments);
  }

  private Delivery tell(Report report) {
    return new SnsPublisher(client, TOPIC, Outbox.NONE).tell(report, Optional.empty(), false);
  }

  private static Map<String, String> attributes(StubCall call) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 1; !call.parameter("MessageAttributes.entry." + i + ".Name").isEmpty(); i++) {
      attributes.put(
          call.parameter("MessageAttributes.entry." + i + ".Name"),
          call.parameter("MessageAttributes.entry." + i + ".Value.StringValue"));
    }
    return attributes;
  }

  private static Map<String, String> forms(StubCall call) {
    try {
      return new ObjectMapper().readValue(call.parameter("Message"), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refuse(int status, String code) {
    aws.on("sns:Publish")
        .answer(
            Answer.Reply.xml(
                    """
                    <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                      <Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error>
                      <RequestId>9dd01905-5012-5f99-8663-4b3ecd0dfaef</RequestId>
                    </ErrorResponse>
                    """
                        .formatted(code))
                .withStatus(status));
  }

  @Test
  void sendsOneMessageWithWhatSubscriptionsFilterBy() {
    Report report = night(failed(POLICY, "07"), failed(VERSIONING, "07"));

    assertThat(tell(report)).isEqualTo(Delivery.DONE);

    assertThat(calls)
        .singleElement()
        .satisfies(call -> {
          assertThat(call.parameter("TopicArn")).isEqualTo(TOPIC);
          assertThat(call.parameter("Subject"))
              .isEqualTo(Digest.of(report, Optional.empty()).subject());
          assertThat(call.parameter("MessageStructure")).isEqualTo("json");
          String notification = ChatNotification.of(report, Optional.empty()).json();
          assertThat(forms(call))
              .isEqualTo(
                  Map.of(
                      "default",
                      Digest.of(report, Optional.empty()).body(),
                      "https",
                      notification,
                      "lambda",
                      notification));
          assertThat(attributes(call))
              .isEqualTo(
                  Map.of(
                      "audience", "instructor", "class", "mlops-2026a", "maxSeverity", "critical"));
        });
  }

  /// All three forms together may have 262,144 bytes, and each quote costs up to four of them.
  @Test
  void staysWithinWhatSnsTakesWhateverNamesAreMadeOf() {
    String[] numbers =
        IntStream.rangeClosed(1, 3_000).mapToObj("%04d"::formatted).toArray(String[]::new);
    for (String name : List.of("\"\\".repeat(3_000), "뷁".repeat(3_000), "😀\u0001".repeat(3_000))) {
      Assessment[] failures =
          Stream.of(numbers)
              .map(number -> failed(POLICY, number, Severity.CRITICAL, name))
              .toArray(Assessment[]::new);
      calls.clear();

      tell(report(run("r1", NIGHT), named(name, Language.KO, course(numbers)), failures));

      assertThat(calls.getFirst().parameter("Message").getBytes(StandardCharsets.UTF_8))
          .hasSizeBetween(10_000, 262_144);
    }
  }

  @Test
  void callsTheSeverityNoneWhenNothingIsOpen() {
    tell(night(passed(POLICY, "07")));

    assertThat(attributes(calls.getFirst())).containsEntry("maxSeverity", "none");
  }

  @Test
  void tellsARunOnce() {
    DynamoDbClient dynamoDb = DynamoDbLocal.client();
    SnsPublisher publisher =
        new SnsPublisher(
            client,
            TOPIC,
            new TableOutbox(dynamoDb, DynamoDbLocal.newTable(dynamoDb), InstantSource.system()));

    assertThat(publisher.tell(night(failed(POLICY, "07")), Optional.empty(), false))
        .isEqualTo(Delivery.DONE);
    assertThat(publisher.tell(night(failed(POLICY, "07")), Optional.empty(), false))
        .isEqualTo(Delivery.REPEATED);

    assertThat(calls).hasSize(1);
  }

  @Test
  void saysWhatToDoWhereThereIsNoTopic() {
    refuse(404, "NotFound");

    assertThatThrownBy(() -> tell(night()))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining(TOPIC)
        .hasMessageContaining("AUDIT_TOPIC_ARN");
  }

  @Test
  void namesTheActionWhereSendingIsDenied() {
    refuse(403, "AuthorizationError");

    assertThatThrownBy(() -> tell(night()))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining(TOPIC)
        .hasMessageContaining("sns:Publish");
  }

  @Test
  void passesOnWhatElseAwsSays() {
    refuse(400, "InvalidParameter");

    assertThatThrownBy(() -> tell(night()))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining(TOPIC)
        .hasMessageContaining("no");
  }
}
