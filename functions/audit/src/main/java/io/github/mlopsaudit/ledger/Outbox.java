package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Run;

/// Sees to it that a message of a run is sent once, however often the run is repeated.
public interface Outbox {

  /// Remembers nothing and always sends: for runs without a table.
  Outbox NONE =
      new Outbox() {
        @Override
        public Delivery once(Run run, String audience, String channel, Runnable send) {
          send.run();
          return Delivery.DONE;
        }

        @Override
        public void nothing(Run run, String audience, String channel) {}
      };

  /// The audience and the channel of the class's own message.
  String INSTRUCTOR = "instructor";

  String SNS = "sns";

  /// Sends, unless an earlier delivery of the run has told this audience over this channel.
  Delivery once(Run run, String audience, String channel, Runnable send);

  /// Notes that there is nothing to tell of the run.
  void nothing(Run run, String audience, String channel);
}
