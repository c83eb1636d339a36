package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.course.ConfigurationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.Test;

final class RequestsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T00:03:00Z");

  private static ScheduledEvent nightly(String time) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(new DateTime(time, DateTimeZone.UTC));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    return event;
  }

  private static AuditRequest request(ScheduledEvent event, String requestId) {
    return Requests.of(event, requestId, NOW, Given.course());
  }

  @Test
  void aScheduledEventDeliveredTwiceIsTheSameRun() {
    AuditRequest first = request(nightly("2026-11-22T17:00:00Z"), "request-1");
    AuditRequest second = request(nightly("2026-11-22T17:00:00Z"), "request-2");

    assertThat(first.run().id()).isEqualTo(second.run().id()).startsWith("20261122T170000Z-");
    assertThat(first.run().sequence())
        .isEqualTo(Instant.parse("2026-11-22T17:00:00Z").getEpochSecond());
  }

  @Test
  void anotherNightAndOtherOptionsAreOtherRuns() {
    ScheduledEvent narrower = nightly("2026-11-22T17:00:00Z");
    narrower.setDetail(Map.of("services", List.of("s3")));

    assertThat(
            List.of(
                request(nightly("2026-11-22T17:00:00Z"), "r").run().id(),
                request(nightly("2026-11-23T17:00:00Z"), "r").run().id(),
                request(narrower, "r").run().id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRequestOnDemandIsOneRunHoweverOftenLambdaRetriesIt() {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("mlops.audit");

    assertThat(request(event, "request-1").run()).isEqualTo(request(event, "request-1").run());
    assertThat(request(event, "request-1").run().id())
        .startsWith("ondemand-")
        .isNotEqualTo(request(event, "request-2").run().id());
  }

  @Test
  void refusesAnEventWhoseOptionsStandOutsideOfDetail() {
    // {"dryRun": true} comes as an event without anything that it knows.
    assertThatThrownBy(() -> request(new ScheduledEvent(), "r"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("{\"detail\": {\"dryRun\": true}}");
  }

  @Test
  void refusesATimeInTheFuture() {
    assertThatThrownBy(() -> request(nightly("2027-11-22T17:00:00Z"), "r"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("2027-11-22T17:00:00Z");
  }

  @Test
  void aDryRunNeitherWritesNorTells() {
    ScheduledEvent event = nightly("2026-11-22T17:00:00Z");
    event.setDetail(Map.of("dryRun", true));

    assertThat(request(event, "r").remember()).isFalse();
    assertThat(request(event, "r").tell()).isFalse();
    assertThat(request(nightly("2026-11-22T17:00:00Z"), "r").remember()).isTrue();
    assertThat(request(nightly("2026-11-22T17:00:00Z"), "r").tell()).isTrue();
  }

  @Test
  void anEventMayAskForALinkAndThenForNothingElse() {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("mlops.audit");
    assertThat(Requests.isForReportLink(event)).isFalse();

    event.setDetail(Map.of("reportLink", true));
    assertThat(Requests.isForReportLink(event)).isTrue();

    event.setDetail(Map.of("reportLink", false, "dryRun", true));
    assertThat(Requests.isForReportLink(event)).isFalse();
    assertThat(request(event, "r").remember()).isFalse();

    event.setDetail(Map.of("reportLink", true, "students", List.of("07")));
    assertThatThrownBy(() -> Requests.isForReportLink(event))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("detail.reportLink runs no audit and stands alone");

    event.setDetail(Map.of("reportLink", "yes"));
    assertThatThrownBy(() -> Requests.isForReportLink(event))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("detail.reportLink must be true or false, but is yes");
  }
}
