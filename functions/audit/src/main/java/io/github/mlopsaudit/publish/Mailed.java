package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import java.util.Optional;
import java.util.Set;

/// What became of a run's messages to students. `untold` are the numbers of those whose message the
/// topic did not take, `failure` says why.
public record Mailed(Delivery delivery, Set<String> untold, Optional<DeliveryException> failure) {

  /// No message was to be sent.
  public static final Mailed NONE = new Mailed(Delivery.SKIPPED, Set.of(), Optional.empty());

  /// For a fault of the audit itself, told elsewhere: nobody knows who got a message.
  public static final Mailed BROKEN = new Mailed(Delivery.FAILED, Set.of(), Optional.empty());

  public Mailed {
    untold = Set.copyOf(untold);
  }
}
