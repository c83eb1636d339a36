package io.github.mlopsaudit;

import io.github.mlopsaudit.core.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What went wrong after the judging. One part that fails does not stop the others: a page that
/// cannot be rendered must not keep back the message, nor the other way round.
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final List<String> sentences = new ArrayList<>();

  /// Does it; where that fails, notes why and goes on with something else in its place.
  <T> T attempt(Supplier<T> part, T otherwise) {
    try {
      return part.get();
    } catch (DeliveryException e) {
      sentences.add(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a fault of the audit itself", e);
      sentences.add("A fault of the audit itself: " + e);
    }
    return otherwise;
  }

  void attempt(Runnable part) {
    attempt(
        () -> {
          part.run();
          return true;
        },
        false);
  }

  void add(DeliveryException failure) {
    sentences.add(failure.getMessage());
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
