package io.github.mlopsaudit.core;

import java.util.Collection;
import java.util.OptionalDouble;

/// The class score and how much of the class it saw. Of each judged assessment of an ALERT rule at
/// a student, `possible` is the rule's weight (or the failure's, if that is higher) and `lost` the
/// failure's weight. UNKNOWN and NOT_APPLICABLE stay out. Coverage is the share of all assessments,
/// at anybody and of any rule, that got an answer.
public record Score(int possible, int lost, int answered, int unknown, boolean sawAll) {

  private static final double ALMOST_ALL = 99.9;

  /// `sawAll` is false where a reading failed, even one that no assessment needed.
  public static Score of(Collection<Assessment> assessments, Course course, boolean sawAll) {
    int possible = 0;
    int lost = 0;
    int answered = 0;
    int unknown = 0;
    for (Assessment assessment : assessments) {
      answered += assessment.passed() || assessment.failed() ? 1 : 0;
      unknown += assessment.unknown() ? 1 : 0;
      if (counts(assessment, course)) {
        int failure = assessment.failed() ? assessment.severity().weight() : 0;
        possible += Math.max(assessment.rule().severity().weight(), failure);
        lost += failure;
      }
    }
    return new Score(possible, lost, answered, unknown, sawAll && unknown == 0);
  }

  private static boolean counts(Assessment assessment, Course course) {
    return assessment.rule().tier() == Tier.ALERT
        && (assessment.passed() || assessment.failed())
        && course.countsInScore(assessment.student());
  }

  /// 0 to 100 with one decimal, rounded down; never 100 while something could not be seen; empty
  /// when nothing could be judged.
  public OptionalDouble percent() {
    if (possible == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(capped(tenths(possible - lost, possible)));
  }

  /// 0 to 100 with one decimal, rounded down: 100 means that everything was seen. Where nothing was
  /// asked for nothing was missed.
  public double coverage() {
    int all = answered + unknown;
    return capped(all == 0 ? 100.0 : tenths(answered, all));
  }

  private double capped(double percent) {
    return sawAll ? percent : Math.min(percent, ALMOST_ALL);
  }

  private static double tenths(long part, long whole) {
    return Math.floorDiv(part * 1000, whole) / 10.0;
  }
}
