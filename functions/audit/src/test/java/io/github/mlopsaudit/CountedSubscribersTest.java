package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which runs ask who hears the topic, and that the question does no run any harm.
final class CountedSubscribersTest {

  private static final String ASKED = "sns:GetTopicAttributes";
  private static final String SCHEDULER = "aws.scheduler";
  private static final String DUE = "2026-11-23T17:00:00Z";
  private static final HealthyClass ACCOUNT = HealthyClass.of(1);

  private final StubAws aws = StubAws.start(ACCOUNT);
  private final AwsClients clients =
      new AwsClients(
          AwsSettings.from(aws.environment(), "ap-northeast-2").withPatience(StubbedNights.LITTLE));
  private final Map<String, String> environment = new HashMap<>(aws.environment());
  private final AtomicReference<Outcome> outcome = new AtomicReference<>();

  CountedSubscribersTest() {
    environment.put("AUDIT_REGION", "ap-northeast-2");
    environment.put("AUDIT_ROSTER", "01-02");
    environment.put("AUDIT_TOPIC_ARN", "arn:aws:sns:ap-northeast-2:123456789012:findings");
  }

  @AfterEach
  void stop() {
    clients.close();
    aws.close();
  }

  private Outcome run(String source, Map<String, Object> detail) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource(source);
    event.setTime(DateTime.parse(DUE));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    event.setDetail(detail);
    InstantSource clock = InstantSource.fixed(Instant.parse(DUE).plusSeconds(60));
    AuditHandler handler =
        new AuditHandler(
            () -> Working.of(new Configuration(environment), clients, clock),
            clock,
            Progress.SILENT,
            outcome::set);
    assertThat(handler.handleRequest(event, new LocalContext())).containsKey("runId");
    return outcome.get();
  }

  private Outcome night() {
    return run(SCHEDULER, Map.of());
  }

  @Test
  void aNightAsksOnce() {
    assertThat(night().subscribers()).hasValue(1);
    assertThat(aws.calls(ASKED)).isEqualTo(1);
  }

  @Test
  void aNightWithoutATopicAsksNobody() {
    environment.remove("AUDIT_TOPIC_ARN");

    assertThat(night().subscribers()).isEmpty();
    assertThat(aws.calls(ASKED)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "mlops.audit, , , somebody asked for it",
    "aws.scheduler, dryRun, true, it leaves no trace",
    "aws.scheduler, notify, false, it tells nobody",
    "aws.scheduler, services, s3, it looks at a part",
  })
  void anotherRunDoesNotAsk(String source, String option, String value, String why) {
    Map<String, Object> detail =
        option == null
            ? Map.of()
            : Map.of(option, option.equals("services") ? List.of(value) : Boolean.valueOf(value));

    assertThat(run(source, detail).subscribers()).as(why).isEmpty();
    assertThat(aws.calls(ASKED)).isZero();
  }

  /// What cannot be told is an alarm of its own, and does not hide that nobody would hear it.
  @Test
  void aNightThatCouldNotTellAsksAllTheSame() {
    aws.on("sns:Publish").answer(Fault.error(403, "AuthorizationError"));

    assertThatThrownBy(this::night)
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining("sns:Publish");

    assertThat(outcome.get().subscribers()).hasValue(1);
  }

  @Test
  void aNightThatMayNotAskIsToldAndDoesNotFail() {
    aws.on(ASKED).answer(Fault.error(403, "AuthorizationError"));

    Outcome night = night();

    assertThat(night.subscribers()).hasValue(0);
    assertThat(night.failures()).isEmpty();
    assertThat(night.summary().published().topic()).isEqualTo(Delivery.DONE);
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void noTroubleWithTheQuestionFailsANightOrKeepsBackItsMessage(Trouble trouble) {
    AtomicInteger left = new AtomicInteger(trouble.times());
    aws.on(ASKED)
        .answer(call ->
            left.getAndDecrement() > 0
                ? trouble.answer(call, () -> ACCOUNT.apply(call))
                : ACCOUNT.apply(call));

    Outcome night = night();

    assertThat(night.subscribers().orElseThrow()).isBetween(0, 1);
    assertThat(night.failures()).isEmpty();
    assertThat(aws.calls("sns:Publish")).isEqualTo(1);
  }
}
