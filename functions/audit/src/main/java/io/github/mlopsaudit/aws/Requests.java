package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.core.Read;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// Sends requests to AWS, each at the pace of its operation and in a place of its service, and
/// again where it was throttled. Nobody holds a place who waits for a turn, so that an operation
/// that AWS soon throttles holds up no other. The SDK, which would wait with the place, tries all
/// else again.
///
/// The pace of an operation is one for all regions, although AWS counts each for itself: a class is
/// in one.
///
/// S3 and ECR have places of their own because connections are kept per host: with places for
/// either, the pool would go on closing idle connections of the one to open some of the other, with
/// a TLS handshake each time.
final class Requests {

  private static final Set<String> BUSY = Set.of("s3", "ecr");

  /// KMS and IAM are called seldom, and IAM soon throttles.
  private static final int FEW = 4;

  private final Map<String, Places> places = new ConcurrentHashMap<>();
  private final Map<Read, Lane> lanes = new ConcurrentHashMap<>();
  private final int placesPerService;
  private final Patience patience;
  private final long end;

  /// `end` is a time of `System.nanoTime()`.
  Requests(int placesPerService, Patience patience, long end) {
    this.placesPerService = placesPerService;
    this.patience = patience;
    this.end = end;
  }

  /// Sends the request, which makes one call and may be repeated.
  ///
  /// @throws SdkException if the call fails, or AWS throttles it and each other of its operation
  /// @throws CancellationException if it cannot be sent before the end
  <T> T send(Read read, Supplier<T> request) {
    String service = read.action().substring(0, read.action().indexOf(':'));
    Lane lane = lanes.computeIfAbsent(read, _ -> lane(service));
    Places free = places.computeIfAbsent(service, this::places);
    try {
      Optional<T> answer = Optional.empty();
      while (answer.isEmpty()) {
        answer = trySending(lane, free, request);
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private <T> Optional<T> trySending(Lane lane, Places free, Supplier<T> request)
      throws InterruptedException {
    boolean limited = lane.enter(end);
    long left = end - System.nanoTime();
    if (left <= 0 || !free.take(left)) {
      throw new CancellationException("no place before the end");
    }
    try {
      // Whoever came before there was a limit takes a turn as well.
      return lane.isLimited() == limited ? answer(lane, request) : Optional.empty();
    } finally {
      free.giveBack();
    }
  }

  private static <T> Optional<T> answer(Lane lane, Supplier<T> request) {
    long sent = System.nanoTime();
    try {
      T answer = request.get();
      lane.passed();
      return Optional.of(answer);
    } catch (SdkException e) {
      if (SdkFailure.isThrottled(e)) {
        lane.refused(sent, e);
        return Optional.empty();
      }
      if (SdkFailure.isTimeout(e)) {
        lane.unanswered(e);
      } else {
        lane.passed();
      }
      throw e;
    } catch (MalformedAnswerException e) {
      lane.passed();
      throw e;
    }
  }

  private Lane lane(String service) {
    return new Lane(service.equals("ecr") ? patience.ecrAttempts() : patience.attempts(), patience);
  }

  private Places places(String service) {
    return new Places(BUSY.contains(service) ? placesPerService : Math.min(FEW, placesPerService));
  }
}
