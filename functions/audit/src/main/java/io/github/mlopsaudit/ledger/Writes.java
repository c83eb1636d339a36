package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.DeliveryException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Applies changes, many at a time. Once one fails no further one is begun.
final class Writes {

  /// Few, as DynamoDB answers within milliseconds and each further one costs a TLS handshake.
  private static final int AT_ONCE = 8;

  /// What became of a change.
  enum Outcome {
    WRITTEN,
    /// An earlier delivery of the same run had written it.
    REPEATED,
    /// A later run had written it.
    SUPERSEDED,
    /// Another change had failed before.
    LEFT_OUT
  }

  private final Table table;
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final AtomicBoolean failed = new AtomicBoolean();

  Writes(Table table) {
    this.table = table;
  }

  /// The outcomes that there were.
  ///
  /// @throws DeliveryException the first failure
  Set<Outcome> apply(List<Change> changes) {
    List<Callable<Outcome>> tasks =
        changes.stream().<Callable<Outcome>>map(change -> () -> apply(change)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
      for (Future<Outcome> task : threads.invokeAll(tasks)) {
        outcomes.add(task.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeliveryException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException("Interrupted while writing the table " + table.name(), e);
    }
  }

  private Outcome apply(Change change) throws InterruptedException {
    permits.acquire();
    try {
      if (failed.get()) {
        return Outcome.LEFT_OUT;
      }
      return table
          .update(change.request(table.name()))
          .map(standing -> refused(change, standing))
          .orElse(Outcome.WRITTEN);
    } catch (RuntimeException e) {
      failed.set(true);
      throw e;
    } finally {
      permits.release();
    }
  }

  private static Outcome refused(Change change, Map<String, AttributeValue> standing) {
    AttributeValue sequence = standing.getOrDefault(Change.SEQUENCE, Values.number(0));
    return Long.parseLong(sequence.n()) > change.sequence() ? Outcome.SUPERSEDED : Outcome.REPEATED;
  }
}
