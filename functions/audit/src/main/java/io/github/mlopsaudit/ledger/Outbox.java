package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Run;

/// Sees to it that a message of a run is sent once, however often the run is repeated.
@FunctionalInterface
public interface Outbox {

  /// Remembers nothing and always sends: for runs without a table.
  Outbox NONE =
      (run, audience, channel, send) -> {
        send.run();
        return Delivery.DONE;
      };

  /// Sends, unless an earlier delivery of the run has told this audience over this channel.
  Delivery once(Run run, String audience, String channel, Runnable send);
}
