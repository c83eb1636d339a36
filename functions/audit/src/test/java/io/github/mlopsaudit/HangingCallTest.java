package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.StubbedNights.Delivery;
import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.local.stub.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One operation never answers, for the whole night: the run ends all the same, long before its
/// time is over, and says what it could not see or do.
final class HangingCallTest {

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(4), Duration.ofSeconds(2), 2, 2, Duration.ofMillis(1));
  private static final Duration LEFT = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final StubbedNights NIGHTS = new StubbedNights(BadClass.of(3, Set.of(2)), SHORT);

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Delivery deliverWhileHanging(String table, String operation) {
    NIGHTS.weather(call ->
        call.operation().equals(operation) ? Optional.of(new Answer.Hang()) : Optional.empty());
    try {
      return NIGHTS.deliver(table, 23, 1, LEFT);
    } finally {
      NIGHTS.clearUp();
      NIGHTS.published();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:GetBucketVersioning", "ecr:GetLifecyclePolicy"})
  void whatCannotBeReadIsMissing(String operation) {
    Delivery delivery = deliverWhileHanging(NIGHTS.newTable(), operation);

    assertThat(delivery.took()).isLessThan(SOON);
    assertThat(delivery.outcome().orElseThrow().report().isPartial()).isTrue();
    assertThat(delivery.said()).contains(operation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb:Query", "s3:PutObject", "sns:Publish"})
  void whatCannotBeDoneFailsTheRun(String operation) {
    Delivery delivery = deliverWhileHanging(NIGHTS.newTable(), operation);

    assertThat(delivery.took()).isLessThan(SOON);
    assertThat(delivery.failure()).isPresent();
  }

  @Test
  void theNextNightTellsWhatTheTopicDidNotTake() {
    String table = NIGHTS.newTable();
    var _ = deliverWhileHanging(table, "sns:Publish");

    assertThat(NIGHTS.deliver(table, 24, 1, LEFT).failure()).isEmpty();

    assertThat(NIGHTS.published()).anyMatch(text -> text.contains("Versioning off, new: 1"));
  }
}
