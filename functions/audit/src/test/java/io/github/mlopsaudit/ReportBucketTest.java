package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.time.DateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Reports in the bucket of the local AWS, put there by the real handler, and links to them.
final class ReportBucketTest {

  private static final String LATEST = "reports/mlops/latest.html";

  private final Map<String, String> environment = new HashMap<>();
  private final AtomicReference<Outcome> outcome = new AtomicReference<>();
  private LocalAws aws = SharedLocalAws.get();
  private Destinations destinations = new Destinations("", "", "", "");

  @BeforeEach
  void createClass() {
    aws = SharedLocalAws.empty();
    destinations = SampleClass.of(1).create(aws.environment());
    environment.putAll(aws.environment());
    environment.put("AUDIT_ROSTER", "01");
    environment.put("AUDIT_INSTRUCTORS", "none");
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());
    environment.put("AUDIT_REPORT_BUCKET", destinations.reportBucket());
  }

  private Map<String, Object> handle(Map<String, Object> detail, String time) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.parse(time));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    event.setDetail(detail);
    return new AuditHandler(
            new Configuration(environment), InstantSource.system(), Progress.SILENT, outcome::set)
        .handleRequest(event, new LocalContext());
  }

  private Map<String, Object> handle(Map<String, Object> detail) {
    return handle(detail, "2026-11-22T17:00:00Z");
  }

  private Map<String, Object> link() {
    return handle(Map.of("reportLink", true));
  }

  private AwsClients clients() {
    return new AwsClients(AwsSettings.from(aws.environment(), LocalAws.REGION));
  }

  private List<String> keys() {
    try (AwsClients clients = clients()) {
      return clients
          .s3()
          .listObjectsV2Paginator(list -> list.bucket(destinations.reportBucket()))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    }
  }

  private String text(String key) {
    try (AwsClients clients = clients()) {
      return clients
          .s3()
          .getObjectAsBytes(get -> get.bucket(destinations.reportBucket()).key(key))
          .asUtf8String();
    }
  }

  private HeadObjectResponse head(String key) {
    try (AwsClients clients = clients()) {
      return clients.s3().headObject(head -> head.bucket(destinations.reportBucket()).key(key));
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void keepsTheReportOfTheRunAndTheLatestOne() {
    String id = handle(Map.of()).getOrDefault("runId", "").toString();

    assertThat(keys())
        .containsExactlyInAnyOrder(
            LATEST,
            "reports/mlops/2026-11-23/" + id + ".html",
            "reports/mlops/2026-11-23/" + id + ".csv",
            "reports/mlops/2026-11-23/" + id + ".json",
            "reports/mlops/2026-11-23/" + id + ".ocsf.ndjson");
    assertThat(text(LATEST))
        .startsWithIgnoringCase("<!doctype html>")
        .isEqualTo(text("reports/mlops/2026-11-23/" + id + ".html"));
    assertThat(text("reports/mlops/2026-11-23/" + id + ".csv")).startsWith("\uFEFFSTUDENT,");
    assertThat(text("reports/mlops/2026-11-23/" + id + ".json"))
        .contains("\"published\" : {")
        .contains("\"table\" : \"DONE\",", "\"report\" : \"PENDING\",", "\"topic\" : \"PENDING\"");
    assertThat(outcome.get().location().consoleLink())
        .hasValue(
            URI.create(
                "https://ap-northeast-2.console.aws.amazon.com/s3/object/"
                    + destinations.reportBucket()
                    + "?region=ap-northeast-2&prefix=reports%2Fmlops%2F2026-11-23%2F"
                    + id
                    + ".html"));
  }

  @Test
  void reportsAreEncryptedAndNotForCaches() {
    handle(Map.of());

    Map<String, String> types =
        Map.of(
            "html", "text/html; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json",
            "ndjson", "application/x-ndjson");
    assertThat(keys())
        .allSatisfy(key -> {
          HeadObjectResponse head = head(key);
          assertThat(head.contentType()).isEqualTo(types.get(key.replaceFirst(".*\\.", "")));
          assertThat(head.cacheControl()).isEqualTo("private, no-store");
          assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        });
  }

  @Test
  void theSameEventTwiceLeavesTheSameObjects() {
    handle(Map.of());
    List<String> first = keys();

    handle(Map.of());

    assertThat(keys()).isEqualTo(first);
  }

  @Test
  void aNightThatIsMadeUpForLaterIsNotTheLatest() {
    handle(Map.of(), "2026-11-22T17:00:00Z");
    String latest = text(LATEST);

    handle(Map.of(), "2026-11-21T17:00:00Z");

    assertThat(keys()).hasSize(9).anyMatch(key -> key.startsWith("reports/mlops/2026-11-22/"));
    assertThat(text(LATEST)).isEqualTo(latest);
  }

  @Test
  void aRunOfOneStudentIsKeptAndIsNotTheLatest() {
    handle(Map.of("students", List.of("01")));

    assertThat(keys()).hasSize(4).doesNotContain(LATEST);
  }

  @Test
  void aDryRunKeepsNothing() {
    handle(Map.of("dryRun", true));

    assertThat(keys()).isEmpty();
    assertThat(outcome.get().location().consoleLink()).isEmpty();
  }

  @Test
  void aMissingBucketFailsTheRunAtItsEndAndStillTells() {
    environment.put("AUDIT_REPORT_BUCKET", "reports-of-nobody");

    assertThatThrownBy(() -> handle(Map.of()))
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining("There is no bucket reports-of-nobody for reports")
        .hasMessageContaining("AUDIT_REPORT_BUCKET");
    assertThat(new Inbox(aws.environment(), destinations.queueUrl()).read()).hasSize(1);
  }

  @Test
  void aLinkOpensTheLatestReportForAQuarterOfAnHour() throws Exception {
    handle(Map.of());
    Instant before = Instant.now();

    Map<String, Object> answer = link();

    assertThat(answer).containsOnlyKeys("url", "expiresAt", "key").containsEntry("key", LATEST);
    assertThat(Instant.parse(answer.getOrDefault("expiresAt", "").toString()))
        .isBetween(
            before.minusSeconds(1).plus(Duration.ofMinutes(15)),
            Instant.now().plusSeconds(1).plus(Duration.ofMinutes(15)));
    String url = answer.getOrDefault("url", "").toString();
    assertThat(url).contains("X-Amz-Expires=900", "X-Amz-Signature=");
    HttpResponse<String> page = get(url);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    assertThat(page.body()).isEqualTo(text(LATEST));
  }

  @Test
  void aLinkIsNeverLogged() {
    handle(Map.of());
    PrintStream terminal = System.out;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (PrintStream heard = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setOut(heard);
      link();
    } finally {
      System.setOut(terminal);
    }

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("report link made", LATEST)
        .doesNotContain("X-Amz-", "Signature", "http://");
  }

  @Test
  void saysThatThereIsNoReportYet() {
    assertThatThrownBy(this::link)
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("There is no report of the class mlops")
        .hasMessageContaining(destinations.reportBucket());
  }

  @Test
  void saysThatNoReportsAreKept() {
    environment.put("AUDIT_REPORT_BUCKET", "");

    assertThatThrownBy(this::link)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("AUDIT_REPORT_BUCKET is not set");
  }
}
