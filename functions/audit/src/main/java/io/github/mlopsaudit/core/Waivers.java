package io.github.mlopsaudit.core;

import java.time.LocalDate;
import java.util.List;

/// The waivers of a class, those that no longer hold included.
public record Waivers(List<Waiver> all) {

  public static final Waivers NONE = new Waivers(List.of());

  public Waivers {
    all = List.copyOf(all);
  }

  public List<Waiver> holding(LocalDate day) {
    return all.stream().filter(waiver -> waiver.holds(day)).toList();
  }

  /// The assessments, the failures that a waiver covers on that day marked as waived.
  public List<Assessment> applyTo(List<Assessment> assessments, LocalDate day) {
    List<Waiver> holding = holding(day);
    return assessments.stream().map(assessment -> waived(assessment, holding)).toList();
  }

  private static Assessment waived(Assessment assessment, List<Waiver> holding) {
    if (!(assessment.verdict() instanceof Verdict.Fail fail)) {
      return assessment;
    }
    return holding.stream()
        .filter(waiver -> waiver.covers(assessment))
        .findFirst()
        .map(waiver -> assessment.with(new Verdict.Waived(fail, waiver)))
        .orElse(assessment);
  }
}
