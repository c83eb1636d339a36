package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.time.LocalDate;
import java.util.List;

/// What could not be seen for two nights or longer, in words.
final class BlindLine {

  private BlindLine() {}

  static List<String> all(Report report, Messages messages) {
    return report.changes().blindSpots().stream().map(spot -> text(spot, messages)).toList();
  }

  private static String text(BlindSpot spot, Messages messages) {
    return messages.text(
        "digest.blind-spot",
        Plain.line(spot.action()),
        spot.where().equals(BlindSpot.MANY)
            ? messages.text("digest.many")
            : Plain.line(spot.where()),
        LocalDate.ofInstant(spot.since(), Snapshot.CLASS_ZONE));
  }
}
