package io.github.mlopsaudit.cli.invoke;

import static io.github.mlopsaudit.cli.invoke.Stack.TEMPLATE;
import static io.github.mlopsaudit.cli.invoke.Stack.properties;
import static io.github.mlopsaudit.cli.invoke.Stack.ref;
import static io.github.mlopsaudit.cli.invoke.Stack.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for the alarms of the template, so that silence means all is well.
final class AlarmsTemplateTest {

  private static final int A_DAY_AND_TWO_HOURS = 26 * 3600;
  private static final int A_WEEK = 7 * 24 * 3600;
  private static final Set<String> VERBS = Set.of("look", "read", "mend", "fix", "raise");

  static Stream<String> alarms() {
    return resources("AWS::CloudWatch::Alarm").keySet().stream();
  }

  @Test
  void thereIsOneForEachWayToFail() {
    assertThat(alarms())
        .containsExactlyInAnyOrder(
            "HeartbeatAlarm",
            "ErrorsAlarm",
            "DeadLetterAlarm",
            "PartialAlarm",
            "CriticalAlarm",
            "NotifyFailedAlarm",
            "NoSubscribersAlarm",
            "UndeliveredAlarm",
            "DurationAlarm",
            "SlackErrorsAlarm",
            "SlackDeadLetterAlarm");
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void tellsTheOperators(String alarm) {
    assertThat(properties(alarm))
        .containsEntry("AlarmActions", List.of(ref("OpsTopic")))
        .doesNotContainKey("ActionsEnabled");
  }

  /// Key and topic let in alarms whose names begin so.
  @ParameterizedTest
  @MethodSource("alarms")
  void hasANameOfTheStack(String alarm) {
    assertThat(properties(alarm).get("AlarmName"))
        .asString()
        .matches("\\{Fn::Sub=\\$\\{AWS::StackName}-[a-z-]+}");
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void saysWhatToDo(String alarm) {
    String description = TEMPLATE.property(alarm, "AlarmDescription");

    assertThat(description).contains(": ").endsWith(".").hasSizeLessThan(1024);
    assertThat(description.substring(description.indexOf(':')).toLowerCase(Locale.ROOT))
        .containsAnyOf(VERBS.toArray(String[]::new));
  }

  @Test
  void silenceIsAnAlarmAfterANightAndTwoHours() {
    Map<String, Object> alarm = properties("HeartbeatAlarm");

    assertThat(alarm)
        .containsEntry("MetricName", "AuditCompleted")
        .containsEntry("TreatMissingData", "breaching")
        .containsEntry("Statistic", "Sum")
        .containsEntry("ComparisonOperator", "LessThanThreshold")
        .containsEntry("Threshold", "1")
        .containsEntry("EvaluationPeriods", ref("HeartbeatHours"))
        .containsEntry("DatapointsToAlarm", ref("HeartbeatHours"));
    assertThat(window("Default")).isEqualTo(A_DAY_AND_TWO_HOURS);
    assertThat(window("MinValue")).isEqualTo(A_DAY_AND_TWO_HOURS);
    // What CloudWatch looks back over at the most, and in periods of an hour or more.
    assertThat(window("MaxValue")).isLessThanOrEqualTo(A_WEEK);
    assertThat(period("HeartbeatAlarm")).isGreaterThanOrEqualTo(3600);
  }

  private static int window(String limit) {
    return period("HeartbeatAlarm")
        * Integer.parseInt(
            TEMPLATE.section("Parameters", "HeartbeatHours").getOrDefault(limit, "").toString());
  }

  private static int period(String alarm) {
    return Integer.parseInt(TEMPLATE.property(alarm, "Period"));
  }

  @Test
  void whoSwitchesTheScheduleOffHearsNoAlarmOfSilence() {
    assertThat(TEMPLATE.section("Resources", "HeartbeatAlarm"))
        .containsEntry("Condition", "RunsOnSchedule");
    assertThat(TEMPLATE.section("Conditions"))
        .containsEntry(
            "RunsOnSchedule", Map.of("Fn::Equals", List.of(ref("ScheduleState"), "ENABLED")));
  }

  /// Between two nights there is no metric: neither good nor bad.
  @ParameterizedTest
  @CsvSource({
    "PartialAlarm, AuditPartial",
    "CriticalAlarm, OpenCriticalFindings",
    "NotifyFailedAlarm, NotifyFailed",
  })
  void whatANightSaidHoldsUntilTheNext(String alarm, String metric) {
    assertThat(properties(alarm))
        .containsEntry("MetricName", metric)
        .containsEntry("TreatMissingData", "ignore")
        .containsEntry("ComparisonOperator", "GreaterThanOrEqualToThreshold")
        .containsEntry("Threshold", "1")
        .containsEntry("OKActions", List.of(ref("OpsTopic")));
  }

  /// Of several tries within the hour the one that knows of somebody counts.
  @Test
  void thatNobodyHearsHoldsUntilANightKnowsOfSomebody() {
    assertThat(properties("NoSubscribersAlarm"))
        .containsEntry("MetricName", "ConfirmedSubscriptions")
        .containsEntry("Statistic", "Maximum")
        .containsEntry("TreatMissingData", "ignore")
        .containsEntry("ComparisonOperator", "LessThanThreshold")
        .containsEntry("Threshold", "1")
        .containsEntry("EvaluationPeriods", "1")
        .containsEntry("OKActions", List.of(ref("OpsTopic")));
  }

  @Test
  void theNumberOfSubscriptionsIsSeenInTheLastNight() throws IOException {
    assertThat(dashboard().at("/widgets/1/properties/title").asText()).isEqualTo("Last night");
    assertThat(dashboard().at("/widgets/1/properties/metrics").toString())
        .contains("\"ConfirmedSubscriptions\"");
  }

  @ParameterizedTest
  @CsvSource({
    "ErrorsAlarm, FunctionName, Errors, AuditFunction",
    "DurationAlarm, FunctionName, Duration, AuditFunction",
    "SlackErrorsAlarm, FunctionName, Errors, SlackNotifierFunction",
  })
  void watchesTheFunction(String alarm, String dimension, String metric, String function) {
    assertThat(properties(alarm))
        .containsEntry("Namespace", "AWS/Lambda")
        .containsEntry("MetricName", metric)
        .containsEntry("Dimensions", List.of(Map.of("Name", dimension, "Value", ref(function))));
  }

  @ParameterizedTest
  @CsvSource({
    "DeadLetterAlarm, DeadLetterQueue",
    "SlackDeadLetterAlarm, SlackDeadLetterQueue",
  })
  void watchesTheQueue(String alarm, String queue) {
    assertThat(properties(alarm))
        .containsEntry("Namespace", "AWS/SQS")
        .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible")
        .containsEntry(
            "Dimensions",
            List.of(Map.of("Name", "QueueName", "Value", Stack.attribute(queue + ".QueueName"))));
  }

  /// https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
  @Test
  void watchesWhatTheFindingsTopicCouldNotDeliver() {
    assertThat(properties("UndeliveredAlarm"))
        .containsEntry("Namespace", "AWS/SNS")
        .containsEntry("MetricName", "NumberOfNotificationsFailed")
        .containsEntry("Statistic", "Sum")
        .containsEntry("Threshold", "1")
        .containsEntry("ComparisonOperator", "GreaterThanOrEqualToThreshold")
        .containsEntry("TreatMissingData", "notBreaching")
        .containsEntry(
            "Dimensions",
            List.of(
                Map.of("Name", "TopicName", "Value", Stack.attribute("FindingsTopic.TopicName"))));
  }

  /// The audit stops reading 60 s before the timeout: the alarm has to come while it still reads
  /// all.
  @Test
  void aLongRunIsToldBeforeItBecomesPartial() {
    int timeout = Integer.parseInt(TEMPLATE.property("AuditFunction", "Timeout"));

    assertThat(Integer.parseInt(TEMPLATE.property("DurationAlarm", "Threshold")))
        .isLessThan((timeout - 60) * 1000)
        .isGreaterThan(timeout * 500);
  }

  @Test
  void dashboardIsJsonAndShowsEachAlarm() throws IOException {
    JsonNode widgets = dashboard().path("widgets");

    assertThat(widgets).hasSizeGreaterThan(5);
    Set<String> shown = new TreeSet<>();
    widgets.at("/0/properties/alarms").forEach(alarm -> shown.add(alarm.asText()));
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            alarms().map(alarm -> "${" + alarm + ".Arn}").toList());
  }

  /// What is below the fold of a widget is seen by nobody.
  @Test
  void widgetsOfTheDashboardDoNotOverlap() throws IOException {
    Set<String> taken = new TreeSet<>();
    for (JsonNode widget : dashboard().path("widgets")) {
      for (int x = 0; x < widget.path("width").asInt(); x++) {
        for (int y = 0; y < widget.path("height").asInt(); y++) {
          int column = widget.path("x").asInt() + x;
          assertThat(column).isLessThan(24);
          assertThat(taken.add(column + "/" + (widget.path("y").asInt() + y)))
              .as(widget.at("/properties/title").asText())
              .isTrue();
        }
      }
    }
  }

  static JsonNode dashboard() throws IOException {
    List<?> body = (List<?>) Stack.argumentOfSub(properties("Dashboard").get("DashboardBody"));
    String alarms =
        String.join(
            ", ", Stack.texts(body.get(1)).filter(text -> text.startsWith("\"${")).toList());
    return new ObjectMapper().readTree(body.getFirst().toString().replace("${Alarms}", alarms));
  }
}
