package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.DeliveryException;

/// Another run is writing and telling what it found of the class, and took longer than this one
/// could wait.
public final class TurnTakenException extends DeliveryException {

  private static final long serialVersionUID = 1L;

  TurnTakenException(String message) {
    super(message);
  }
}
