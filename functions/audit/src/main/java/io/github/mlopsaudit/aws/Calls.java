package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// Runs the calls to AWS: each on a virtual thread of its own, only so many at once of each
/// service, and none after the deadline. Closing it does not wait for calls that are still under
/// way.
///
/// S3 and ECR have places of their own because connections are kept per host: with places for
/// either, the pool would go on closing idle connections of the one to open some of the other, with
/// a TLS handshake each time.
final class Calls implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Set<String> BUSY = Set.of("s3", "ecr");

  /// KMS and IAM are called seldom, and IAM soon throttles.
  private static final int FEW = 4;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Places> places = new ConcurrentHashMap<>();
  private final int placesPerService;
  private final Set<Read> wanted;
  private final long end;

  /// `wanted` are the reads that somebody needs; the others are not made.
  Calls(int placesPerService, Duration budget, Set<Read> wanted) {
    this.placesPerService = placesPerService;
    this.wanted = wanted;
    long nanos = budget.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : budget.toNanos();
    this.end = System.nanoTime() + nanos;
  }

  /// Starts a call; the supplier waits for what came of it, at most until the deadline.
  <T> Supplier<Reading<T>> start(Read read, Supplier<T> request) {
    if (!wanted.contains(read)) {
      return () -> Reading.notAsked(read);
    }
    String action = read.action();
    Future<Reading<T>> answer = threads.submit(() -> call(action, request));
    return () -> await(answer, action);
  }

  /// Makes a call and waits for it.
  <T> Reading<T> read(Read read, Supplier<T> request) {
    return start(read, request).get();
  }

  /// Starts work that only waits for calls, and so takes no place and ends soon after the deadline.
  <T> Supplier<T> fork(Callable<T> work) {
    Future<T> result = threads.submit(work);
    return () -> get(result);
  }

  /// Does such work for each item, in the order given: for as many at once as there are places, so
  /// that at the deadline the first are done and not all of them half.
  <A, B> List<B> forEach(List<A> items, Function<A, B> work) {
    Semaphore window = new Semaphore(placesPerService);
    List<Supplier<B>> results = new ArrayList<>();
    for (A item : items) {
      enter(window);
      results.add(
          fork(() -> {
            try {
              return work.apply(item);
            } finally {
              window.release();
            }
          }));
    }
    return results.stream().map(Supplier::get).toList();
  }

  private static void enter(Semaphore window) {
    try {
      window.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private <T> Reading<T> call(String action, Supplier<T> request) throws InterruptedException {
    Places places = places(action);
    if (remaining() <= 0 || !places.take(remaining())) {
      return tooLate(action);
    }
    try {
      return Reading.known(request.get());
    } catch (SdkException e) {
      return SdkFailure.unreadable(action, e);
    } catch (MalformedAnswerException e) {
      return SdkFailure.unreadable(action, e);
    } finally {
      places.giveBack();
    }
  }

  private Places places(String action) {
    String service = action.substring(0, action.indexOf(':'));
    int count = BUSY.contains(service) ? placesPerService : Math.min(FEW, placesPerService);
    return places.computeIfAbsent(service, _ -> new Places(count));
  }

  private <T> Reading<T> await(Future<Reading<T>> answer, String action) {
    try {
      return answer.get(remaining(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return tooLate(action);
    } catch (CancellationException e) {
      return tooLate(action);
    } catch (ExecutionException e) {
      throw bug(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static <T> T get(Future<T> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw bug(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static <T> Reading<T> tooLate(String action) {
    return Reading.unreadable(action, Cause.DEADLINE, "");
  }

  private long remaining() {
    return end - System.nanoTime();
  }

  private static RuntimeException bug(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
  }

  private static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("reading was interrupted");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
