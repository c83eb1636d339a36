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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for the alarms of the template, so that silence means all is well.
final class AlarmsTemplateTest {

  private static final int AN_HOUR = 3600;
  private static final int A_DAY = 24 * AN_HOUR;
  private static final int A_WEEK = 7 * A_DAY;
  private static final int A_DAY_AND_TWO_HOURS = A_DAY + 2 * AN_HOUR;
  private static final Set<String> VERBS = Set.of("look", "read", "mend", "fix", "raise");

  /// Alarm and metric, statistic, comparison, threshold, seconds, periods, and what silence is.
  private static final String RULES =
      """
      HeartbeatAlarm       MlopsStorageAudit/AuditCompleted           Sum     LessThanThreshold             1      3600 {Ref=HeartbeatHours} breaching
      ErrorsAlarm          AWS/Lambda/Errors                          Sum     GreaterThanOrEqualToThreshold 1      300  1 notBreaching
      DeadLetterAlarm      AWS/SQS/ApproximateNumberOfMessagesVisible Maximum GreaterThanOrEqualToThreshold 1      300  1 notBreaching
      PartialAlarm         MlopsStorageAudit/AuditPartial             Minimum GreaterThanOrEqualToThreshold 1      3600 1 ignore
      CriticalAlarm        MlopsStorageAudit/OpenCriticalFindings     Maximum GreaterThanOrEqualToThreshold 1      3600 1 ignore
      NotifyFailedAlarm    MlopsStorageAudit/NotifyFailed             Minimum GreaterThanOrEqualToThreshold 1      3600 1 ignore
      NoSubscribersAlarm   MlopsStorageAudit/ConfirmedSubscriptions   Maximum LessThanThreshold             1      3600 1 ignore
      UndeliveredAlarm     AWS/SNS/NumberOfNotificationsFailed        Sum     GreaterThanOrEqualToThreshold 1      300  1 notBreaching
      DurationAlarm        AWS/Lambda/Duration                        Maximum GreaterThanThreshold          720000 300  1 notBreaching
      SlackErrorsAlarm     AWS/Lambda/Errors                          Sum     GreaterThanOrEqualToThreshold 1      300  1 notBreaching
      SlackDeadLetterAlarm AWS/SQS/ApproximateNumberOfMessagesVisible Maximum GreaterThanOrEqualToThreshold 1      300  1 notBreaching
      """;

  static Stream<String> alarms() {
    return resources("AWS::CloudWatch::Alarm").keySet().stream();
  }

  /// There is one for each way to fail. A night that failed is tried again within minutes, and
  /// where missing data is ignored an alarm holds until the next night: so of the tries the best
  /// counts there, but for open criticals.
  @Test
  void eachComesWhenItIsTime() {
    assertThat(alarms().map(AlarmsTemplateTest::rule))
        .containsExactlyInAnyOrderElementsOf(
            RULES.lines().map(rule -> rule.replaceAll(" +", " ")).toList());
  }

  private static String rule(String alarm) {
    Map<String, Object> properties = properties(alarm);
    return Stream.concat(
            Stream.of(alarm, properties.get("Namespace") + "/" + properties.get("MetricName")),
            Stream.of(
                    "Statistic",
                    "ComparisonOperator",
                    "Threshold",
                    "Period",
                    "EvaluationPeriods",
                    "TreatMissingData")
                .map(field -> String.valueOf(properties.get(field))))
        .collect(Collectors.joining(" "));
  }

  /// What CloudWatch looks back over at the most: a week, and a day in periods below an hour.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  @ParameterizedTest
  @MethodSource("alarms")
  void looksBackNoFurtherThanCloudWatchDoes(String alarm) {
    assertThat(period(alarm) * mostPeriods(alarm))
        .isLessThanOrEqualTo(period(alarm) < AN_HOUR ? A_DAY : A_WEEK);
  }

  private static int mostPeriods(String alarm) {
    Object periods = properties(alarm).getOrDefault("EvaluationPeriods", "");
    return Integer.parseInt(
        ref("HeartbeatHours").equals(periods) ? hours("MaxValue") : periods.toString());
  }

  private static int period(String alarm) {
    return Integer.parseInt(TEMPLATE.property(alarm, "Period"));
  }

  private static String hours(String limit) {
    return TEMPLATE.section("Parameters", "HeartbeatHours").getOrDefault(limit, "").toString();
  }

  /// Who hears that a night was bad hears that the next was better.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HeartbeatAlarm",
        "DeadLetterAlarm",
        "PartialAlarm",
        "CriticalAlarm",
        "NotifyFailedAlarm",
        "NoSubscribersAlarm",
        "SlackDeadLetterAlarm"
      })
  void tellsThatItIsOver(String alarm) {
    assertThat(properties(alarm)).containsEntry("OKActions", List.of(ref("OpsTopic")));
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
    assertThat(properties("HeartbeatAlarm"))
        .containsEntry("DatapointsToAlarm", ref("HeartbeatHours"));
    assertThat(Stream.of("Default", "MinValue").map(limit -> Integer.parseInt(hours(limit))))
        .allMatch(hours -> period("HeartbeatAlarm") * hours == A_DAY_AND_TWO_HOURS);
  }

  @Test
  void whoSwitchesTheScheduleOffHearsNoAlarmOfSilence() {
    assertThat(TEMPLATE.section("Resources", "HeartbeatAlarm"))
        .containsEntry("Condition", "RunsOnSchedule");
    assertThat(TEMPLATE.section("Conditions"))
        .containsEntry(
            "RunsOnSchedule", Map.of("Fn::Equals", List.of(ref("ScheduleState"), "ENABLED")));
  }

  @Test
  void theNumberOfSubscriptionsIsSeenInTheLastNight() throws IOException {
    assertThat(dashboard().at("/widgets/1/properties/title").asText()).isEqualTo("Last night");
    assertThat(dashboard().at("/widgets/1/properties/metrics").toString())
        .contains("\"ConfirmedSubscriptions\"");
  }

  @ParameterizedTest
  @CsvSource({
    "ErrorsAlarm, AuditFunction",
    "DurationAlarm, AuditFunction",
    "SlackErrorsAlarm, SlackNotifierFunction",
  })
  void watchesTheFunction(String alarm, String function) {
    assertThat(properties(alarm))
        .containsEntry(
            "Dimensions", List.of(Map.of("Name", "FunctionName", "Value", ref(function))));
  }

  @ParameterizedTest
  @CsvSource({
    "DeadLetterAlarm, DeadLetterQueue",
    "SlackDeadLetterAlarm, SlackDeadLetterQueue",
  })
  void watchesTheQueue(String alarm, String queue) {
    assertThat(properties(alarm))
        .containsEntry(
            "Dimensions",
            List.of(Map.of("Name", "QueueName", "Value", Stack.attribute(queue + ".QueueName"))));
  }

  /// https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
  @Test
  void watchesWhatTheFindingsTopicCouldNotDeliver() {
    assertThat(properties("UndeliveredAlarm"))
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
