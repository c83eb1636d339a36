package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Report;
import java.util.List;
import java.util.TreeMap;

/// What the run could not see, and what the runs before could not either, for a person at a
/// terminal.
record TextUnseen(Report report, Messages messages, Ink ink) {

  /// Empty where everything was seen.
  String text() {
    return blindSpots() + unreached() + gaps();
  }

  private String blindSpots() {
    List<BlindSpot> spots = report.changes().blindSpots();
    if (spots.isEmpty()) {
      return "";
    }
    StringBuilder text = heading(messages.text("digest.blind", spots.size()));
    spots.forEach(
        spot -> text.append("? ").append(BlindSpotLine.text(spot, messages)).append('\n'));
    return text.toString();
  }

  private String unreached() {
    UnreachedLine line = UnreachedLine.of(report, messages);
    if (!line.isDue()) {
      return "";
    }
    StringBuilder text = heading(line.heading());
    line.lines().forEach(words -> text.append("? ").append(words).append('\n'));
    return text.toString();
  }

  private String gaps() {
    TreeMap<String, Long> counts =
        report.snapshot().gaps().stream()
            .collect(groupingBy(TextUnseen::name, TreeMap::new, counting()));
    if (counts.isEmpty()) {
      return "";
    }
    StringBuilder text = heading(messages.text("text.gaps"));
    counts.forEach(
        (name, count) -> text.append("? ").append(name).append(" ×").append(count).append('\n'));
    return text.toString();
  }

  private StringBuilder heading(String heading) {
    return new StringBuilder("\n").append(ink.unknown(heading)).append('\n');
  }

  private static String name(Gap gap) {
    return Plain.line(
        "%s %s %s"
            .formatted(
                gap.unreadable().action(), gap.unreadable().cause(), gap.unreadable().detail()));
  }
}
