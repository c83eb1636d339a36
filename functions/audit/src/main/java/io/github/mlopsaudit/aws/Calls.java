package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
import software.amazon.awssdk.core.pagination.sync.SdkIterable;

/// Runs the reads of AWS: each on a virtual thread of its own, and none after the deadline. Closing
/// it does not wait for calls that are still under way.
final class Calls implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofDays(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Requests requests;
  private final int placesPerService;
  private final Set<Read> wanted;
  private final long end;

  /// `wanted` are the reads that somebody needs; the others are not made.
  Calls(AwsSettings settings, Duration budget, Set<Read> wanted) {
    this.placesPerService = settings.readsPerService();
    this.wanted = wanted;
    long nanos = budget.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : budget.toNanos();
    this.end = System.nanoTime() + nanos;
    this.requests = new Requests(placesPerService, settings.patience(), end);
  }

  /// Starts a call; the supplier waits for what came of it, at most until the deadline.
  <T> Supplier<Reading<T>> start(Read read, Supplier<T> request) {
    return startMany(read, () -> ask(read, request));
  }

  /// Makes a call and waits for it.
  <T> Reading<T> read(Read read, Supplier<T> request) {
    return start(read, request).get();
  }

  /// Starts a reading that takes several calls, which it makes with `ask` and `pages`.
  <T> Supplier<Reading<T>> startMany(Read read, Supplier<T> reading) {
    if (!wanted.contains(read)) {
      return () -> Reading.notAsked(read);
    }
    String action = read.action();
    Future<Reading<T>> answer = threads.submit(() -> outcome(action, reading));
    return () -> await(answer, action);
  }

  /// One call of such a reading.
  <T> T ask(Read read, Supplier<T> request) {
    return requests.send(read, request);
  }

  /// The pages of a list, each of them one call.
  <T> Iterable<T> pages(Read read, SdkIterable<T> paginator) {
    return () -> new Pages<>(read, paginator.iterator());
  }

  private final class Pages<T> implements Iterator<T> {

    private final Read read;
    private final Iterator<T> paginator;

    private Pages(Read read, Iterator<T> paginator) {
      this.read = read;
      this.paginator = paginator;
    }

    @Override
    public boolean hasNext() {
      return paginator.hasNext();
    }

    // A page that could not be had is still the next one.
    @Override
    public T next() {
      return ask(read, paginator::next);
    }
  }

  /// Starts work that only waits for calls, and so takes no place and ends soon after the deadline.
  <T> Supplier<T> fork(Callable<T> work) {
    Future<T> result = threads.submit(work);
    return () -> get(result);
  }

  /// Does such work for each item, in the order given: for half as many at once as there are
  /// places, since each asks for several things, and so that at the deadline the first are done and
  /// not all of them half.
  <A, B> List<B> forEach(List<A> items, Function<A, B> work) {
    Semaphore window = new Semaphore((placesPerService + 1) / 2);
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

  private static <T> Reading<T> outcome(String action, Supplier<T> reading) {
    try {
      return Reading.known(reading.get());
    } catch (SdkException e) {
      return SdkFailure.unreadable(action, e);
    } catch (MalformedAnswerException e) {
      return SdkFailure.unreadable(action, e);
    } catch (CancellationException e) {
      return tooLate(action);
    }
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
