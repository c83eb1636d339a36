package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.CleanUp;
import io.github.mlopsaudit.report.Messages;
import java.util.List;

/// What is left once the course is over, and the commands that look at it. Not `over`, and empty,
/// before.
record CleanUpPart(boolean over, List<String> lines, String commands) {

  static CleanUpPart of(Report report, Messages messages) {
    CleanUp left = CleanUp.of(report);
    return new CleanUpPart(left.over(), left.lines(messages), String.join("\n", left.commands()));
  }
}
