package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import java.util.Optional;
import java.util.Set;

/// What became of a run's messages to students. `owed` are the numbers of those who are owed a
/// message now, `failure` says why the run's own did not reach somebody.
public record Mailed(Delivery delivery, Set<String> owed, Optional<DeliveryException> failure) {

  public Mailed {
    owed = Set.copyOf(owed);
  }

  /// Where no message was to be sent, and these students are owed one as before.
  public static Mailed none(Set<String> owed) {
    return new Mailed(Delivery.SKIPPED, owed, Optional.empty());
  }
}
