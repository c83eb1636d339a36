package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// What the SDK tries again by itself, and how patiently: its standard mode without the circuit
/// breaker, which gives up on throttled calls while there is time left, as the deadline of the run
/// is the breaker.
final class Retries {

  private static final Set<Integer> BROKEN_FOR_NOW = Set.of(500, 502, 503, 504);
  private static final int UNAVAILABLE = 503;

  private Retries() {}

  /// What the SDK usually tries again. An answer that broke off is tried again as well, which the
  /// SDK does for JSON but not for XML.
  static StandardRetryStrategy usual(Patience patience) {
    return with(
        patience,
        patience.attempts(),
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .retryOnRootCauseInstanceOf(IOException.class));
  }

  /// The same but for what AWS throttles, for the clients whose calls go by [Requests].
  static StandardRetryStrategy paced(Patience patience, int attempts) {
    return only(patience, attempts, Retries::isPassingTrouble);
  }

  /// A message that may have gone out is not sent again at once: people would get each try of it.
  /// Only two answers say that it did not: too many calls, and that the service is not there.
  /// https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
  static StandardRetryStrategy ofMessages(Patience patience) {
    return only(patience, patience.attempts(), Retries::isRefusedForNow);
  }

  private static StandardRetryStrategy only(
      Patience patience, int attempts, Predicate<Throwable> failures) {
    return with(
        patience,
        attempts,
        StandardRetryStrategy.builder().useClientDefaults(false).retryOnException(failures));
  }

  private static StandardRetryStrategy with(
      Patience patience, int attempts, StandardRetryStrategy.Builder retries) {
    Duration pause = patience.pause();
    return retries
        .maxAttempts(attempts)
        .circuitBreakerEnabled(false)
        .backoffStrategy(BackoffStrategy.exponentialDelay(pause, pause.multipliedBy(50)))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(pause.multipliedBy(5), pause.multipliedBy(50)))
        .build();
  }

  private static boolean isPassingTrouble(Throwable failure) {
    if (SdkFailure.isThrottled(failure)) {
      return false;
    }
    if (failure instanceof SdkServiceException answer) {
      return BROKEN_FOR_NOW.contains(answer.statusCode())
          || answer.isClockSkewException()
          || answer.isRetryableException();
    }
    return failure instanceof SdkException lost
        && (lost.retryable()
            || SdkFailure.isTimeout(lost)
            || SdkFailure.root(lost) instanceof IOException);
  }

  private static boolean isRefusedForNow(Throwable failure) {
    return failure instanceof SdkServiceException answer
        && (answer.isThrottlingException() || answer.statusCode() == UNAVAILABLE);
  }
}
