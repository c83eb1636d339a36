package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.report.GapGroup;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.util.List;

/// What could not be seen for want of one IAM action, in words.
record GapLine(String action, String cause, int count, List<String> places, int more) {

  private static final int PLACES = 12;

  static GapLine of(GapGroup group, Messages messages) {
    return new GapLine(
        Plain.line(group.action()),
        messages.text("digest.cause." + group.cause().name()),
        group.places().size(),
        group.places().stream().limit(PLACES).map(Plain::line).toList(),
        Math.max(0, group.places().size() - PLACES));
  }
}
