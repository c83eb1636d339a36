package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Verdict;
import java.util.Comparator;
import java.util.List;

/// What the heat map shows of one check at one student, best first.
enum Cell {
  NOT_APPLICABLE("N"),
  PASS("P"),
  WAIVED("S"),
  UNKNOWN("E"),
  FAIL("F");

  private final String code;

  Cell(String code) {
    this.code = code;
  }

  /// The worst of the check's verdicts on several resources.
  static Cell worst(List<Assessment> assessments) {
    return assessments.stream()
        .map(assessment -> of(assessment.verdict()))
        .max(Comparator.naturalOrder())
        .orElse(NOT_APPLICABLE);
  }

  private static Cell of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail _ -> FAIL;
      case Verdict.Waived _ -> WAIVED;
      case Verdict.Unknown _ -> UNKNOWN;
      case Verdict.Pass _ -> PASS;
      case Verdict.NotApplicable _ -> NOT_APPLICABLE;
    };
  }

  String code() {
    return code;
  }
}
