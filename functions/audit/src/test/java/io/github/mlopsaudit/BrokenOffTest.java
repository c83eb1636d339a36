package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlopsaudit.StubbedNights.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A night that ends in the midst of writing for want of memory.
final class BrokenOffTest {

  private static final Duration AMPLE = Duration.ofMinutes(5);

  /// Enough for more than one transaction.
  private static final int STUDENTS = 15;

  private final StubbedNights nights =
      new StubbedNights(BadClass.of(STUDENTS, Set.of(1, 2, 3, 4, 5)), StubbedNights.LITTLE);
  private final String table = nights.newTable();
  private final EmittedMetrics emitted = new EmittedMetrics();

  @AfterEach
  void stop() {
    emitted.close();
    nights.close();
  }

  @Test
  void failsLoudlyAndLeavesTheTurnToTheNextTry() {
    AtomicBoolean written = new AtomicBoolean();
    nights.weather(call -> {
      if (call.operation().equals("dynamodb:TransactWriteItems")) {
        written.set(true);
      }
      return Optional.empty();
    });
    nights.disaster(() -> {
      if (written.getAndSet(false)) {
        throw new OutOfMemoryError("as the JVM throws it");
      }
    });

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> nights.deliver(table, 22, 1, AMPLE));

    assertThat(nights.published()).isEmpty();
    assertThat(emitted.values())
        .containsEntry("AuditCompleted", 0.0)
        .containsEntry("NotifyFailed", 1.0);

    nights.clearUp();
    nights.disaster(() -> {});
    // At the same minute: the lease of the first try would hold yet, had it not been given back.
    Delivery again = nights.deliver(table, 22, 1, AMPLE);

    assertThat(again.failure()).isEmpty();
    assertThat(nights.published())
        .singleElement()
        .asString()
        .contains("NEW, BACK OR WORSE")
        .contains("01, 02, 03, 04, 05");
  }
}
