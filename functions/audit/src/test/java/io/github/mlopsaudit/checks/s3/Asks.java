package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.course;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;

/// Whether the remedy of the single failure asks before it runs.
final class Asks {

  private Asks() {}

  static boolean of(Check check, Snapshot snapshot) {
    return check
        .judge(snapshot, course())
        .map(Assessment::verdict)
        .map(Verdict.Fail.class::cast)
        .map(Verdict.Fail::remedy)
        .map(Remedy::asks)
        .findFirst()
        .orElseThrow();
  }
}
