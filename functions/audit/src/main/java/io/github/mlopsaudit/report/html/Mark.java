package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.report.Messages;
import java.util.Comparator;
import java.util.List;

/// What a cell of the heat map shows, worst first. Colours and signs stand in `report.css` under
/// its letter: none of them carries the meaning alone.
enum Mark {
  CRITICAL('c', "severity.critical"),
  HIGH('h', "severity.high"),
  MEDIUM('m', "severity.medium"),
  LOW('l', "severity.low"),
  UNKNOWN('u', "html.mark.unknown"),
  INFO('i', "severity.info"),
  WAIVED('w', "html.mark.waived"),
  PASS('p', "html.mark.pass"),
  NOT_APPLICABLE('n', "html.mark.na");

  private final char letter;
  private final String key;

  Mark(char letter, String key) {
    this.letter = letter;
    this.key = key;
  }

  static Mark of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> CRITICAL;
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
      case INFO -> INFO;
    };
  }

  static Mark of(Assessment assessment) {
    return switch (assessment.verdict()) {
      case Verdict.Fail fail -> of(fail.severity());
      case Verdict.Waived _ -> WAIVED;
      case Verdict.Unknown _ -> UNKNOWN;
      case Verdict.Pass _ -> PASS;
      case Verdict.NotApplicable _ -> NOT_APPLICABLE;
    };
  }

  /// Of several resources, what the worst of them shows.
  static Mark worst(List<Assessment> assessments) {
    return assessments.stream().map(Mark::of).min(Comparator.naturalOrder()).orElse(NOT_APPLICABLE);
  }

  /// The class in the page.
  String letter() {
    return String.valueOf(letter);
  }

  String text(Messages messages) {
    return messages.text(key);
  }

  /// Whether there is something to look up in the student's part.
  boolean leadsOn() {
    return compareTo(PASS) < 0;
  }
}
