package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.ProjectFolder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for the template where it concerns Slack.
final class SlackTemplateTest {

  private static final SamTemplate TEMPLATE = SamTemplate.of(ProjectFolder.find());
  private static final Map<String, Object> QUEUE_ARN =
      Map.of("Fn::GetAtt", "SlackDeadLetterQueue.Arn");

  private static Map<String, Object> properties(String resource) {
    return TEMPLATE.section("Resources", resource, "Properties");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SlackNotifierFunction",
        "SlackNotifierFunctionRole",
        "SlackNotifierLogGroup",
        "SlackDeadLetterQueue",
        "SlackDeadLetterQueuePolicy"
      })
  void isThereOnlyWithAWebhook(String resource) {
    assertThat(TEMPLATE.section("Resources", resource)).containsEntry("Condition", "HasSlack");
    assertThat(TEMPLATE.section("Parameters", "SlackWebhookParameter"))
        .containsEntry("Default", "");
  }

  /// What the function fails at is not SNS's business any more, what does not reach it is.
  @Test
  void bothWaysOfFailingEndInTheQueue() {
    assertThat(properties("SlackNotifierFunction").get("DeadLetterQueue"))
        .isEqualTo(Map.of("Type", "SQS", "TargetArn", QUEUE_ARN));
    assertThat(subscription("Findings"))
        .containsEntry("RedrivePolicy", Map.of("deadLetterTargetArn", QUEUE_ARN));
    assertThat(subscription("Alarms"))
        .containsEntry("RedrivePolicy", Map.of("deadLetterTargetArn", QUEUE_ARN));
  }

  /// `exists: false` does not match a message without any attribute, such as that of an alarm.
  @Test
  void alarmsAreNotFilteredOut() {
    assertThat(subscription("Findings"))
        .containsEntry("Topic", Map.of("Ref", "FindingsTopic"))
        .doesNotContainKeys("FilterPolicy", "FilterPolicyScope");
    assertThat(subscription("Alarms"))
        .containsEntry("Topic", Map.of("Ref", "OpsTopic"))
        .doesNotContainKeys("FilterPolicy", "FilterPolicyScope");
  }

  @Test
  void theTopicsAloneMayFillTheQueue() {
    assertThat(properties("SlackDeadLetterQueue"))
        .containsEntry("SqsManagedSseEnabled", "true")
        .doesNotContainKey("KmsMasterKeyId");
    assertThat(
            TEMPLATE
                .section("Resources", "SlackDeadLetterQueuePolicy", "Properties", "PolicyDocument")
                .get("Statement"))
        .isEqualTo(
            List.of(
                Map.of(
                    "Sid",
                    "TakeFromTheTopics",
                    "Effect",
                    "Allow",
                    "Principal",
                    Map.of("Service", "sns.amazonaws.com"),
                    "Action",
                    "sqs:SendMessage",
                    "Resource",
                    QUEUE_ARN,
                    "Condition",
                    Map.of(
                        "ArnEquals",
                        Map.of(
                            "aws:SourceArn",
                            List.of(Map.of("Ref", "FindingsTopic"), Map.of("Ref", "OpsTopic")))))));
  }

  @Test
  void threeTriesFitIntoItsTime() {
    int triesAndPauses = 3 * 10 + 2 * 30;

    assertThat(Integer.parseInt(TEMPLATE.property("SlackNotifierFunction", "Timeout")))
        .isGreaterThanOrEqualTo(triesAndPauses + 30);
  }

  private static Map<String, Object> subscription(String event) {
    return TEMPLATE.section(
        "Resources", "SlackNotifierFunction", "Properties", "Events", event, "Properties");
  }
}
