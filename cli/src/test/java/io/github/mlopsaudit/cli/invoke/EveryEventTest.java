package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The packaged artifact under AWS's Runtime Interface Emulator, with each file of `events/`.
final class EveryEventTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final String STACK = "mlops-storage-audit";
  private static final String MISTAKEN = "{\"detail\": {\"student\": \"07\"}}";

  /// `$.level = "ERROR"`
  private static final Pattern COMPARISON = Pattern.compile("\\$\\.([\\w.]+) = \"([^\"]*)\"");

  /// Lambda's own line
  /// (https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html), and what
  /// SubscribersTest reads.
  private static final Set<String> SEEN_ELSEWHERE =
      Set.of(
          "$.record.status = \"timeout\"",
          "$.record.status = \"error\"",
          "$.message = \"It is not known who hears*\"");

  private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
  private static final RuntimeEmulator EMULATOR = start();

  private static RuntimeEmulator start() {
    LocalAws aws = SharedLocalAws.empty();
    Destinations destinations = SampleClass.of(15).create(aws.environment());
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());
    environment.put("AUDIT_REPORT_BUCKET", destinations.reportBucket());
    environment.put("POWERTOOLS_SERVICE_NAME", STACK);
    environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON"); // as LoggingConfig of the template wants it
    return RuntimeEmulator.start(
        PROJECT,
        LambdaFunction.audit(PROJECT),
        environment,
        new PrintStream(LOG, true, StandardCharsets.UTF_8));
  }

  /// The first night of the class, which all other events come after.
  private static final Invocation FIRST_NIGHT = night();

  private static Invocation night() {
    try {
      return EMULATOR.invoke(Files.readString(PROJECT.path().resolve("events/nightly.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    EMULATOR.close();
    System.out.println(LOG.toString(StandardCharsets.UTF_8));
  }

  /// A metric under another name, namespace or dimension would leave its alarm without data for
  /// ever.
  @ParameterizedTest
  @MethodSource("ourMetrics")
  void emitsWhatAlarmsAndTheDashboardWatch(WatchedMetric metric) {
    assertThat(FIRST_NIGHT.failed()).isFalse();

    assertThat(WatchedMetric.emitted(LOG.toString(StandardCharsets.UTF_8))).contains(metric);
  }

  static Stream<WatchedMetric> ourMetrics() throws IOException {
    return Stream.concat(WatchedMetric.ofAlarms(STACK), WatchedMetric.ofTheDashboard(STACK));
  }

  /// A column that the log has not is empty for ever.
  @ParameterizedTest
  @MethodSource("columns")
  void logsWhatTheDashboardShowsOfTheLastRuns(String field) {
    assertThat(FIRST_NIGHT.failed()).isFalse();

    assertThat(logged())
        .filteredOn(line -> line.path("message").asText().equals("run finished"))
        .first()
        .extracting(line -> line.at("/" + field.replace('.', '/')))
        .matches(value -> value.isValueNode() && !value.isNull());
  }

  static Stream<String> columns() throws IOException {
    String query =
        AlarmsTemplateTest.dashboard()
            .path("widgets")
            .valueStream()
            .map(widget -> widget.at("/properties/query").asText())
            .filter(text -> text.contains("| filter message = 'run finished' |"))
            .collect(Collectors.joining());
    return Pattern.compile("\\brun\\.[\\w.]+").matcher(query).results().map(MatchResult::group);
  }

  /// Each comparison of the log filters of docs/runbook.md.
  @ParameterizedTest
  @MethodSource("comparisons")
  void logsWhatTheRunbookLooksFor(String field, String value) throws IOException {
    Invocation failed = EMULATOR.invoke(MISTAKEN);

    assertThat(failed.failed()).isTrue();
    assertThat(logged()).anyMatch(line -> line.path(field).asText().equals(value));
  }

  static Stream<Arguments> comparisons() throws IOException {
    String runbook = Files.readString(PROJECT.path().resolve("docs/runbook.md"));
    Stream<String> filters =
        Pattern.compile("(?<=--filter-pattern ')[^']+")
            .matcher(runbook)
            .results()
            .map(MatchResult::group);
    return filters
        .flatMap(filter -> COMPARISON.matcher(filter).results())
        .map(MatchResult::group)
        .distinct()
        .filter(comparison -> !SEEN_ELSEWHERE.contains(comparison))
        .map(COMPARISON::matcher)
        .filter(Matcher::find)
        .map(comparison -> arguments(comparison.group(1), comparison.group(2)));
  }

  private static Stream<JsonNode> logged() {
    return LOG.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(EveryEventTest::read);
  }

  @ParameterizedTest
  @CsvSource({
    "nightly.json,     16, 15, 48, REPEATED, DONE, REPEATED",
    "one-student.json,  1,  1,  3, DONE,    DONE, SKIPPED",
    "s3-only.json,     16, 15,  0, DONE,    DONE, SKIPPED",
    "ecr-only.json,    16,  0, 48, DONE,    DONE, SKIPPED",
    "dry-run.json,     16, 15, 48, SKIPPED, SKIPPED, SKIPPED",
  })
  void answersEachEvent(
      String file,
      int students,
      int buckets,
      int repositories,
      String table,
      String report,
      String topic)
      throws IOException {
    Invocation invocation =
        EMULATOR.invoke(Files.readString(PROJECT.path().resolve("events").resolve(file)));

    JsonNode answer = read(invocation);
    assertThat(invocation.failed()).as(invocation.answer()).isFalse();
    assertThat(answer.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(answer.path("students").asInt()).isEqualTo(students);
    assertThat(answer.path("buckets").asInt()).isEqualTo(buckets);
    assertThat(answer.path("repositories").asInt()).isEqualTo(repositories);
    assertThat(answer.path("published").path("table").asText()).isEqualTo(table);
    assertThat(answer.path("published").path("report").asText()).isEqualTo(report);
    assertThat(answer.path("published").path("topic").asText()).isEqualTo(topic);
  }

  @Test
  void remembersKeepsAndTellsTheFirstNight() {
    JsonNode published = read(FIRST_NIGHT).path("published");

    assertThat(published.path("table").asText()).isEqualTo("DONE");
    assertThat(published.path("report").asText()).isEqualTo("DONE");
    assertThat(published.path("topic").asText()).isEqualTo("DONE");
  }

  @Test
  void givesALinkToTheReportOfTheNight() throws IOException, InterruptedException {
    Path events = PROJECT.path().resolve("events");

    Invocation invocation = EMULATOR.invoke(Files.readString(events.resolve("report-link.json")));

    assertThat(invocation.failed()).as(invocation.answer()).isFalse();
    JsonNode answer = read(invocation);
    assertThat(answer.path("key").asText()).isEqualTo("reports/mlops/latest.html");
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(URI.create(answer.path("url").asText())).build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("mlops-training-user03");
    }
  }

  @Test
  void aMistakeInAnEventFailsTheInvocationWithASentence() {
    Invocation invocation = EMULATOR.invoke(MISTAKEN);

    assertThat(invocation.failed()).isTrue();
    assertThat(read(invocation).path("errorMessage").asText())
        .contains(
            "detail.student is no option; there are dryRun, notify, reportLink, services, students");
  }

  private static JsonNode read(Invocation invocation) {
    return read(invocation.answer());
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
