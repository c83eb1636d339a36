package io.github.mlopsaudit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Snapshot;
import java.time.Instant;
import java.time.LocalDate;

/// Where runs in a row could not look, as JSON shows it. `where` is `*` where the action failed in
/// many places.
@JsonInclude(JsonInclude.Include.ALWAYS)
record BlindSpotLine(String action, String where, Instant since) {

  static BlindSpotLine of(BlindSpot spot) {
    return new BlindSpotLine(Plain.line(spot.action()), Plain.line(spot.where()), spot.since());
  }

  /// In a sentence for people.
  static String text(BlindSpot spot, Messages messages) {
    return messages.text(
        "digest.blind-spot",
        Plain.line(spot.action()),
        spot.where().equals(BlindSpot.MANY)
            ? messages.text("digest.many")
            : Plain.line(spot.where()),
        LocalDate.ofInstant(spot.since(), Snapshot.CLASS_ZONE));
  }
}
