package io.github.mlopsaudit.cli.invoke;

import static io.github.mlopsaudit.cli.invoke.Stack.TEMPLATE;
import static io.github.mlopsaudit.cli.invoke.Stack.attribute;
import static io.github.mlopsaudit.cli.invoke.Stack.properties;
import static io.github.mlopsaudit.cli.invoke.Stack.ref;
import static io.github.mlopsaudit.cli.invoke.Stack.resources;
import static io.github.mlopsaudit.cli.invoke.Stack.statement;
import static io.github.mlopsaudit.cli.invoke.Stack.sub;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold so that what is told arrives: most mistakes here deploy well and drop messages
/// without a word.
final class TopicsTemplateTest {

  private static final Map<String, Object> ALARMS_OF_THIS_STACK =
      Map.of(
          "StringEquals",
          Map.of("aws:SourceAccount", ref("AWS::AccountId")),
          "ArnLike",
          Map.of(
              "aws:SourceArn",
              sub(
                  "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:${AWS::StackName}-*")));

  static Stream<String> topics() {
    return resources("AWS::SNS::Topic").keySet().stream();
  }

  /// CloudWatch may not use alias/aws/sns.
  @ParameterizedTest
  @MethodSource("topics")
  void isEncryptedWithTheKeyOfTheStack(String topic) {
    assertThat(properties(topic)).containsEntry("KmsMasterKeyId", attribute("TopicKey.Arn"));
  }

  @Test
  void keyIsRenewedAndLetsTheAlarmsOfThisStackPublish() {
    Map<String, Object> policy =
        TEMPLATE.section("Resources", "TopicKey", "Properties", "KeyPolicy");

    assertThat(properties("TopicKey")).containsEntry("EnableKeyRotation", "true");
    assertThat(Stack.statements(policy)).hasSize(2);
    assertThat(statement(policy, "AlarmsOfThisStack"))
        .isEqualTo(
            Map.of(
                "Sid",
                "AlarmsOfThisStack",
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", "cloudwatch.amazonaws.com"),
                "Action",
                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                "Resource",
                "*",
                "Condition",
                ALARMS_OF_THIS_STACK));
  }

  /// Without the account's own statement nobody could ever change the key again.
  @Test
  void keyStaysInTheHandsOfTheAccount() {
    assertThat(
            statement(
                TEMPLATE.section("Resources", "TopicKey", "Properties", "KeyPolicy"),
                "TheAccountDecides"))
        .isEqualTo(
            Map.of(
                "Sid", "TheAccountDecides",
                "Effect", "Allow",
                "Principal",
                    Map.of("AWS", sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")),
                "Action", "kms:*",
                "Resource", "*"));
  }

  @Test
  void topicOfOperatorsTakesTheAlarmsOfThisStack() {
    assertThat(statement(policyOf("OpsTopicPolicy", "OpsTopic"), "AlarmsOfThisStack"))
        .isEqualTo(
            Map.of(
                "Sid",
                "AlarmsOfThisStack",
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", "cloudwatch.amazonaws.com"),
                "Action",
                "sns:Publish",
                "Resource",
                ref("OpsTopic"),
                "Condition",
                ALARMS_OF_THIS_STACK));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void refusesPlainHttp(String topic) {
    assertThat(statement(policyOf(topic + "Policy", topic), "DenyInsecureTransport"))
        .isEqualTo(
            Map.of(
                "Sid", "DenyInsecureTransport",
                "Effect", "Deny",
                "Principal", "*",
                "Action", "sns:Publish",
                "Resource", ref(topic),
                "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  private static Map<String, Object> policyOf(String policy, String topic) {
    assertThat(properties(policy)).containsEntry("Topics", List.of(ref(topic)));
    return TEMPLATE.section("Resources", policy, "Properties", "PolicyDocument");
  }

  /// An alarm has no attributes: with a filter policy it would match none.
  @Test
  void alarmsAreMailedUnfiltered() {
    assertThat(properties("OpsEmailSubscription"))
        .containsEntry("TopicArn", ref("OpsTopic"))
        .containsEntry("Protocol", "email")
        .doesNotContainKeys("FilterPolicy", "FilterPolicyScope")
        .containsEntry(
            "Endpoint",
            Map.of("Fn::If", List.of("HasOwnOpsEmail", ref("OpsEmail"), ref("NotificationEmail"))));
  }

  @Test
  void whoGivesOneAddressIsToldOfAlarmsToo() {
    assertThat(TEMPLATE.section("Resources", "OpsEmailSubscription"))
        .containsEntry("Condition", "HasOpsEmail");
    assertThat(TEMPLATE.section("Conditions"))
        .containsEntry(
            "HasOpsEmail",
            Map.of(
                "Fn::Or",
                List.of(
                    Map.of("Fn::Condition", "HasOwnOpsEmail"),
                    Map.of("Fn::Condition", "HasNotificationEmail"))));
  }

  @Test
  void instructorsAreNotMailedWhatStudentsAreTold() {
    assertThat(properties("FindingsEmail"))
        .containsEntry("FilterPolicy", Map.of("audience", List.of("instructor", "ops")));
  }

  /// Amazon Q drops what it does not understand, and by default without a line in any log.
  @Test
  void slackChannelReadsBothTopicsLogsErrorsAndMayDoNothing() {
    assertThat(TEMPLATE.section("Resources", "SlackChannel"))
        .containsEntry("Condition", "HasSlackChannel");
    assertThat(properties("SlackChannel"))
        .containsEntry("LoggingLevel", "ERROR")
        .containsEntry("SnsTopicArns", List.of(ref("FindingsTopic"), ref("OpsTopic")))
        .containsEntry(
            "GuardrailPolicies", List.of(sub("arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll")));
    assertThat(properties("SlackChannelRole")).doesNotContainKeys("Policies", "ManagedPolicyArns");
  }
}
