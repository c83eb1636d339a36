package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.core.Read;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

final class RequestsTest {

  /// Three attempts and pauses of 2 ms: an operation is given up after 80 ms.
  private static final Patience LITTLE =
      new Patience(Duration.ofSeconds(9), Duration.ofSeconds(9), 3, 3, Duration.ofMillis(2));

  /// A second call goes out a second after the first at the soonest.
  private static final Patience SLOW =
      new Patience(LITTLE.call(), LITTLE.call(), 3, 3, Duration.ofMinutes(1));

  private final AtomicInteger calls = new AtomicInteger();

  private static Requests requests(int places, Patience patience, Duration left) {
    return new Requests(places, patience, System.nanoTime() + left.toNanos());
  }

  private static Requests requests() {
    return requests(1, LITTLE, Duration.ofMinutes(1));
  }

  private static AwsServiceException error(int status, String code) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  private Supplier<String> refusedFirst(int times) {
    return () -> {
      if (calls.incrementAndGet() <= times) {
        throw error(503, "SlowDown");
      }
      return "answer";
    };
  }

  @Test
  void sendsAgainWhatWasThrottled() {
    assertThat(requests().send(Read.BUCKET_ACL, refusedFirst(2))).isEqualTo("answer");
    assertThat(calls).hasValue(3);
  }

  @Test
  void doesNotSendAgainWhatFailedOtherwise() {
    Requests requests = requests();
    AwsServiceException denied = error(403, "AccessDenied");

    assertThatThrownBy(() ->
            requests.send(
                Read.BUCKET_ACL,
                () -> {
                  calls.incrementAndGet();
                  throw denied;
                }))
        .isSameAs(denied);
    assertThat(calls).hasValue(1);
  }

  @Test
  void givesUpAnOperationOfWhichNothingPassesAndNoOther() {
    Requests requests = requests();
    assertThatThrownBy(() -> requests.send(Read.BUCKET_ACL, refusedFirst(Integer.MAX_VALUE)))
        .isInstanceOf(AwsServiceException.class);
    int before = calls.get();

    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> requests.send(Read.BUCKET_ACL, refusedFirst(Integer.MAX_VALUE)))
          .isInstanceOf(AwsServiceException.class);
    }

    assertThat(calls.get() - before).as("calls to see whether it still is so").isLessThan(10);
    assertThat(requests.send(Read.BUCKET_REGION, () -> "other")).isEqualTo("other");
  }

  @Test
  void anAnswerThatMakesNoSenseIsNoSilence() {
    Requests requests = requests();
    for (int i = 0; i < 20; i++) {
      RuntimeException failure =
          i % 2 == 0
              ? ApiCallTimeoutException.create(1_000)
              : new MalformedAnswerException("the body is missing");

      assertThatThrownBy(() ->
              requests.send(
                  Read.BUCKET_ACL,
                  () -> {
                    throw failure;
                  }))
          .isSameAs(failure);
    }
  }

  @Test
  void holdsNoPlaceWhileItWaitsForATurn() throws Exception {
    Requests requests = requests(1, SLOW, Duration.ofHours(1));
    CountDownLatch refused = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting =
          threads.submit(() ->
              requests.send(
                  Read.BUCKET_ACL,
                  () -> {
                    refused.countDown();
                    throw error(503, "SlowDown");
                  }));
      refused.await();
      Future<String> other = threads.submit(() -> requests.send(Read.BUCKET_REGION, () -> "other"));

      assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("other");
      assertThat(waiting.isDone()).isFalse();
      waiting.cancel(true);
    }
  }

  @Test
  void sendsNothingAfterTheEnd() {
    Requests late = requests(1, LITTLE, Duration.ofMillis(-1));

    assertThatThrownBy(() -> late.send(Read.BUCKET_ACL, refusedFirst(0)))
        .isInstanceOf(CancellationException.class);
    assertThat(calls).hasValue(0);
  }

  @Test
  void waitsForNoTurnAfterTheEnd() {
    Requests requests = requests(1, SLOW, Duration.ofMillis(500));

    assertThatThrownBy(() -> requests.send(Read.BUCKET_ACL, refusedFirst(9)))
        .isInstanceOf(CancellationException.class);
    assertThat(calls).hasValue(1);
  }
}
