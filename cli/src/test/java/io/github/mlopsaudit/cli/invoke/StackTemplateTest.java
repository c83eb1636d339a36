package io.github.mlopsaudit.cli.invoke;

import static io.github.mlopsaudit.cli.invoke.Stack.TEMPLATE;
import static io.github.mlopsaudit.cli.invoke.Stack.attribute;
import static io.github.mlopsaudit.cli.invoke.Stack.properties;
import static io.github.mlopsaudit.cli.invoke.Stack.ref;
import static io.github.mlopsaudit.cli.invoke.Stack.resources;
import static io.github.mlopsaudit.cli.invoke.Stack.sub;
import static io.github.mlopsaudit.cli.invoke.Stack.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for the table, the queues, the logs, the schedule and the function of the stack.
final class StackTemplateTest {

  static Stream<String> logGroups() {
    return resources("AWS::Logs::LogGroup").keySet().stream();
  }

  static Stream<String> queues() {
    return resources("AWS::SQS::Queue").keySet().stream();
  }

  static Stream<String> functions() {
    return resources("AWS::Serverless::Function").keySet().stream();
  }

  @Test
  void tableSurvivesTheStackAndEveryMistake() {
    assertThat(TEMPLATE.section("Resources", "FindingsTable"))
        .containsEntry("DeletionPolicy", "Retain")
        .containsEntry("UpdateReplacePolicy", "Retain");
    assertThat(properties("FindingsTable"))
        .containsEntry("BillingMode", "PAY_PER_REQUEST")
        .containsEntry("DeletionProtectionEnabled", ref("DeletionProtection"))
        .containsEntry(
            "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", "true"))
        .containsEntry("SSESpecification", Map.of("SSEEnabled", "true"))
        .containsEntry("TimeToLiveSpecification", Map.of("AttributeName", "ttl", "Enabled", "true"))
        // The table that stayed would stand in the way of the next stack.
        .doesNotContainKey("TableName");
    assertThat(TEMPLATE.section("Parameters", "DeletionProtection"))
        .containsEntry("Default", "true");
  }

  @ParameterizedTest
  @MethodSource("logGroups")
  void logsEndSomeDayAndAreNamedByTheStack(String group) {
    assertThat(properties(group)).containsEntry("RetentionInDays", ref("LogRetentionDays"));
    assertThat(properties(group).get("LogGroupName"))
        .asString()
        .startsWith("{Fn::Sub=/aws/lambda/${AWS::StackName}-");
  }

  /// Otherwise Lambda makes a group that keeps everything for ever.
  @ParameterizedTest
  @MethodSource("functions")
  void writesJsonIntoALogGroupOfTheStack(String function) {
    Map<String, Object> logging =
        TEMPLATE.section("Resources", function, "Properties", "LoggingConfig");

    assertThat(logging).containsEntry("LogFormat", "JSON");
    assertThat(logGroups().map(Stack::ref).map(Object.class::cast))
        .contains(logging.getOrDefault("LogGroup", Map.of()));
    assertThat(properties(function)).containsEntry("Tracing", "Active");
  }

  /// What sends here would need leave to use any other key.
  @ParameterizedTest
  @MethodSource("queues")
  void queueIsEncryptedWithTheKeyOfSqsAndKeepsFourteenDays(String queue) {
    assertThat(properties(queue))
        .containsEntry("SqsManagedSseEnabled", "true")
        .containsEntry("MessageRetentionPeriod", String.valueOf(14 * 24 * 3600))
        .doesNotContainKey("KmsMasterKeyId");
  }

  @Test
  void twoStacksHaveTwoSchedules() {
    assertThat(schedule())
        .containsEntry("Name", sub("${AWS::StackName}-nightly"))
        .containsEntry("GroupName", ref("ScheduleGroup"));
    assertThat(properties("ScheduleGroup")).containsEntry("Name", ref("AWS::StackName"));
  }

  @Test
  void nightsThatCouldNotStartOrFailedAreKept() {
    assertThat(schedule())
        .containsEntry("DeadLetterConfig", Map.of("Arn", attribute("DeadLetterQueue.Arn")));
    assertThat(schedule().getOrDefault("RetryPolicy", "").toString())
        .contains("MaximumRetryAttempts=5");
    assertThat(properties("AuditFunction"))
        .containsEntry(
            "EventInvokeConfig",
            Map.of(
                "MaximumRetryAttempts",
                "2",
                "MaximumEventAgeInSeconds",
                "7200",
                "DestinationConfig",
                Map.of(
                    "OnFailure",
                    Map.of("Type", "SQS", "Destination", attribute("DeadLetterQueue.Arn")))));
  }

  /// AWS binds a role to a schedule group, and to no single schedule.
  @Test
  void theRoleOfTheScheduleIsTakenByItAlone() {
    assertThat(schedule()).containsEntry("RoleArn", attribute("ScheduleRole.Arn"));
    assertThat(
            Stack.statements(
                TEMPLATE.section(
                    "Resources", "ScheduleRole", "Properties", "AssumeRolePolicyDocument")))
        .singleElement()
        .extracting(statement -> statement.get("Condition"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of("aws:SourceAccount", ref("AWS::AccountId")),
                "ArnEquals",
                Map.of(
                    "aws:SourceArn",
                    sub(
                        "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/${AWS::StackName}"))));
    assertThat(properties("ScheduleRole").get("Policies"))
        .asString()
        .contains("Action=lambda:InvokeFunction, Resource={Ref=AuditFunction.Alias}")
        .contains("Action=sqs:SendMessage, Resource={Fn::GetAtt=DeadLetterQueue.Arn}");
  }

  /// Neither SAM nor the linter notices a time zone that does not exist.
  @Test
  void eachTimeZoneExists() {
    assertThat(Stack.list(TEMPLATE.section("Parameters", "ScheduleTimezone").get("AllowedValues")))
        .isNotEmpty()
        .allMatch(zone -> ZoneId.getAvailableZoneIds().contains(zone.toString()));
  }

  /// In a new account any number fails the deployment.
  @Test
  void reservesNoConcurrencyUnlessAsked() {
    assertThat(TEMPLATE.section("Parameters", "ReservedConcurrency"))
        .containsEntry("Default", "none");
    assertThat(properties("AuditFunction"))
        .containsEntry(
            "ReservedConcurrentExecutions",
            Map.of(
                "Fn::If",
                List.of(
                    "HasReservedConcurrency", ref("ReservedConcurrency"), ref("AWS::NoValue"))));
  }

  @Test
  void snapStartIsOffUnlessAsked() {
    assertThat(TEMPLATE.section("Parameters", "SnapStart")).containsEntry("Default", "off");
    assertThat(properties("AuditFunction"))
        .containsEntry("AutoPublishAlias", "live")
        .containsEntry("AutoPublishAliasAllProperties", "true")
        .containsEntry(
            "SnapStart",
            Map.of(
                "ApplyOn", Map.of("Fn::If", List.of("HasSnapStart", "PublishedVersions", "None"))));
  }

  /// SAM makes a new version where the template changes, not where a parameter does: without this
  /// the schedule would go on with the old values. What is not part of a version would make one
  /// without any change, which Lambda refuses.
  @Test
  void aNewValueOfAParameterIsANewVersionIfTheFunctionHasIt() {
    assertThat(properties("AuditFunction"))
        .containsEntry(
            "VersionDescription", sub("Configuration ${ConfigurationVersion.VersionNumber}"));
    String content =
        Stack.argumentOfSub(properties("ConfigurationVersion").get("Content")).toString();
    Set<String> parameters = TEMPLATE.section("Parameters").keySet();
    // By a condition, not by its name.
    Stream<String> ofAVersion =
        Stream.concat(
            Stream.of("SnapStart"),
            Stream.of("Architectures", "Environment")
                .flatMap(property -> texts(properties("AuditFunction").get(property)))
                .filter(parameters::contains));

    assertThat(parameters)
        .filteredOn(parameter -> content.contains("${" + parameter + "}"))
        .hasSizeGreaterThan(12)
        .containsExactlyInAnyOrderElementsOf(ofAVersion.distinct().toList());
  }

  private static Map<String, Object> schedule() {
    return TEMPLATE.section(
        "Resources", "AuditFunction", "Properties", "Events", "Nightly", "Properties");
  }
}
