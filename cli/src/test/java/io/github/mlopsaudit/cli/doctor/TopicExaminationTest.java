package io.github.mlopsaudit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubAws;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether the topics are under the stack's key, and the stack's own function hears them.
final class TopicExaminationTest {

  private static final StubAws AWS = StubAws.start(Fault.denied());

  @BeforeEach
  void heal() {
    key("arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd");
    AWS.on("sns:ListSubscriptionsByTopic")
        .answer(
            subscriptions(
                subscription("email", "instructor@example.com"),
                subscription(
                    "lambda",
                    "arn:aws:lambda:ap-northeast-2:123456789012:function:mlops-audit-slack")));
    AWS.on("sns:GetSubscriptionAttributes")
        .answer(
            Reply.xml(
                "<GetSubscriptionAttributesResponse><GetSubscriptionAttributesResult><Attributes/></GetSubscriptionAttributesResult></GetSubscriptionAttributesResponse>"));
  }

  @AfterAll
  static void stop() {
    AWS.close();
  }

  private static void key(String key) {
    AWS.on("sns:GetTopicAttributes")
        .answer(
            Reply.xml(
                "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>KmsMasterKeyId</key><value>%s</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>"
                    .formatted(key)));
  }

  private static String subscription(String protocol, String endpoint) {
    return "<member><Protocol>%s</Protocol><SubscriptionArn>arn:aws:sns:x:1:y:z</SubscriptionArn><Endpoint>%s</Endpoint></member>"
        .formatted(protocol, endpoint);
  }

  private static Reply subscriptions(String... members) {
    return Reply.xml(
        "<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>%s</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>"
            .formatted(String.join("", members)));
  }

  private static GivenPatient patient() {
    return new GivenPatient(AWS, "ap-northeast-2");
  }

  private static List<String> notWell() {
    return patient().ask(patient -> TopicExamination.examine(patient, false)).stream()
        .filter(finding -> !finding.todo().isEmpty())
        .map(finding -> "%s %s: %s".formatted(finding.status(), finding.subject(), finding.says()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234abcd",
        "arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd",
        "alias/mlops-audit-topics",
        "arn:aws:kms:ap-northeast-2:123456789012:alias/mlops-audit-topics"
      })
  void knowsTheStacksKeyByEachOfItsNames(String name) {
    key(name);

    assertThat(notWell()).isEmpty();
  }

  @Test
  void findsAlarmsUnderTheKeyThatCloudWatchMayNotUse() {
    key("alias/aws/sns");

    assertThat(notWell())
        .containsExactly(
            "WARNING findings: encrypted with alias/aws/sns and not with the stack's key: nothing is told unless it lets the function use it",
            "FAULT ops: encrypted with alias/aws/sns, which CloudWatch may not use: no alarm is told");
  }

  @ParameterizedTest
  @CsvSource({
    "5678, encrypted with 5678 and not with the stack's key: nothing is told unless it lets CloudWatch use it",
    "'', not encrypted: the stack's key was taken off"
  })
  void warnsOfATopicWithoutTheStacksKey(String key, String says) {
    key(key);

    assertThat(notWell()).hasSize(2).last().isEqualTo("WARNING ops: " + says);
  }

  @Test
  void judgesNoKeyWhereItKnowsNoStack() {
    key("alias/aws/sns");

    List<Finding> findings =
        patient().withoutStack().ask(patient -> TopicExamination.examine(patient, false));

    assertThat(findings).contains(Finding.ok("topic", "findings", "encrypted with alias/aws/sns"));
  }

  /// Beside a mail that is confirmed.
  @Test
  void findsANotifierThatHearsNothing() {
    AWS.on("sns:ListSubscriptionsByTopic")
        .answer(subscriptions(subscription("email", "instructor@example.com")));

    assertThat(notWell())
        .containsExactly(
            "FAULT subscriptions of findings: mlops-audit-slack is not subscribed any more, so nothing of it reaches Slack",
            "FAULT subscriptions of ops: mlops-audit-slack is not subscribed any more, so nothing of it reaches Slack");
  }
}
