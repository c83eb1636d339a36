package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.report.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

final class TableOutboxTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();
  private static final Run RUN = Reports.run("r1", NIGHT);

  private final String table = DynamoDbLocal.newTable(CLIENT);
  private final AtomicInteger sent = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-22T17:00:30Z");
  private final Outbox outbox = new TableOutbox(CLIENT, table, () -> now);

  private Delivery send(Run run) {
    return outbox.once(run, "instructor", "sns", sent::incrementAndGet);
  }

  private void sendInVain(RuntimeException failure) {
    assertThatThrownBy(() ->
            outbox.once(
                RUN,
                "instructor",
                "sns",
                () -> {
                  throw failure;
                }))
        .isSameAs(failure);
  }

  @Test
  void sendsOnceARun() {
    assertThat(send(RUN)).isEqualTo(Delivery.DONE);
    assertThat(send(RUN)).isEqualTo(Delivery.REPEATED);
    now = now.plus(Duration.ofDays(1));
    assertThat(send(RUN)).isEqualTo(Delivery.REPEATED);
    assertThat(send(Reports.run("r2", NIGHT))).isEqualTo(Delivery.DONE);

    assertThat(sent).hasValue(2);
  }

  @Test
  void remembersForThirtyDays() {
    send(RUN);

    assertThat(DynamoDbLocal.items(CLIENT, table))
        .singleElement()
        .satisfies(item -> {
          assertThat(item).containsEntry("PK", Values.text("RUN#r1"));
          assertThat(item).containsEntry("SK", Values.text("NTF#instructor#sns"));
          assertThat(item).containsEntry("state", Values.text("SENT"));
          assertThat(item).containsEntry("ttl", Values.number(NIGHT + 30 * 86_400));
        });
  }

  @Test
  void triesAgainAtOnceWhatWasRefused() {
    sendInVain(NotFoundException.builder().statusCode(404).message("Topic does not exist").build());

    assertThat(send(RUN)).isEqualTo(Delivery.DONE);
  }

  @Test
  void waitsAlmostAMinuteWhereNobodyKnowsWhetherItWentOut() {
    sendInVain(SdkClientException.create("Read timed out"));

    now = now.plus(Duration.ofSeconds(50));
    assertThatThrownBy(() -> send(RUN))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("r1");
    now = now.plusMillis(1);
    assertThat(send(RUN)).isEqualTo(Delivery.DONE);

    assertThat(sent).hasValue(1);
  }

  @Test
  void aMessageThatWentOutIsNoFailureThoughTheTableTakesNoNote() {
    Outbox forgetful = new TableOutbox(DynamoDbLocal.client(new Crash(1)), table, () -> now);

    assertThat(forgetful.once(RUN, "instructor", "sns", sent::incrementAndGet))
        .isEqualTo(Delivery.DONE);
    assertThat(sent).hasValue(1);
  }

  @Test
  void tellsWhyTheTopicRefusedThoughTheTableTakesNoNote() {
    Outbox forgetful = new TableOutbox(DynamoDbLocal.client(new Crash(1)), table, () -> now);
    RuntimeException refusal =
        NotFoundException.builder().statusCode(404).message("Topic does not exist").build();

    assertThatThrownBy(() ->
            forgetful.once(
                RUN,
                "instructor",
                "sns",
                () -> {
                  throw refusal;
                }))
        .isSameAs(refusal);
    assertThat(refusal.getSuppressed()).hasSize(1);
  }

  /// The SDK sends a call again whose answer was lost, though DynamoDB has done it.
  @Test
  void isNotRefusedForItsOwnClaim() {
    Outbox claiming = new TableOutbox(DynamoDbLocal.client(new LostAnswer()), table, () -> now);

    assertThat(claiming.once(RUN, "instructor", "sns", sent::incrementAndGet))
        .isEqualTo(Delivery.DONE);
    assertThat(sent).hasValue(1);
  }

  /// Loses the first answer.
  private static final class LostAnswer implements ExecutionInterceptor {

    private final AtomicBoolean lost = new AtomicBoolean();

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes more) {
      if (!lost.getAndSet(true)) {
        throw RetryableException.create("the answer was lost");
      }
    }
  }

  @Test
  void sendsRatherThanFallSilentWhereTheTableCannotBeUsed() {
    Outbox nowhere = new TableOutbox(CLIENT, "no-such-table", () -> now);

    assertThat(nowhere.once(RUN, "instructor", "sns", sent::incrementAndGet))
        .isEqualTo(Delivery.DONE);
    assertThat(sent).hasValue(1);
  }

  @Test
  void sendsAlwaysWithoutATable() {
    assertThat(Outbox.NONE.once(RUN, "instructor", "sns", sent::incrementAndGet))
        .isEqualTo(Delivery.DONE);
    assertThat(sent).hasValue(1);
  }
}
