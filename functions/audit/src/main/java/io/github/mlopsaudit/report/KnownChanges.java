package io.github.mlopsaudit.report;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import java.util.Map;
import java.util.Optional;

/// What became of each finding, by the finding's id.
public record KnownChanges(Map<String, FindingChange> byId) {

  public static KnownChanges of(Report report) {
    return new KnownChanges(
        report.changes().findings().stream()
            .collect(toUnmodifiableMap(FindingChange::findingId, identity(), (one, _) -> one)));
  }

  public Optional<FindingChange> find(Report report, Assessment assessment) {
    return Optional.ofNullable(byId.get(report.finding(assessment).id()));
  }
}
