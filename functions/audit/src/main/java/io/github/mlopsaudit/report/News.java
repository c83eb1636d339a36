package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What changed since the night before, grouped as people read it: one line for each check, however
/// many students it concerns.
record News(Changes changes) {

  /// Findings of one check that went through the same transition, the worst of them naming the
  /// severity.
  record Group(
      String check, Transition transition, Severity severity, List<String> students, int findings) {

    private static Group of(List<FindingChange> findings) {
      FindingChange first = findings.getFirst();
      return new Group(
          first.check(),
          first.transition(),
          findings.stream()
              .map(FindingChange::severity)
              .max(Comparator.naturalOrder())
              .orElseThrow(),
          findings.stream().map(FindingChange::student).distinct().sorted().toList(),
          findings.size());
    }
  }

  /// What is open of one severity without being news: how many, and since when the oldest is.
  record StillOpen(Severity severity, long findings, Instant oldest) {

    long days(Instant now) {
      return Duration.between(oldest, now).toDays();
    }
  }

  /// Those whose transition is wanted, gravest first, then the most frequent.
  List<Group> groups(Predicate<Transition> wanted) {
    Map<String, List<FindingChange>> groups =
        changes.findings().stream()
            .filter(finding -> wanted.test(finding.transition()))
            .filter(finding -> finding.severity().isAtLeast(Severity.LOW))
            .collect(
                groupingBy(
                    finding -> finding.check() + " " + finding.transition(),
                    TreeMap::new,
                    toList()));
    return groups.values().stream()
        .map(Group::of)
        .sorted(
            Comparator.comparing(Group::severity)
                .thenComparingInt(Group::findings)
                .reversed()
                .thenComparing(Group::check))
        .toList();
  }

  /// The gravest severity first.
  List<StillOpen> stillOpen() {
    return Stream.of(Severity.values())
        .sorted(Comparator.reverseOrder())
        .filter(severity -> severity.isAtLeast(Severity.LOW))
        .flatMap(severity -> stillOpen(severity).stream())
        .toList();
  }

  private List<StillOpen> stillOpen(Severity severity) {
    List<FindingChange> open =
        changes
            .of(Transition.STILL_OPEN)
            .filter(finding -> finding.severity() == severity)
            .toList();
    return open.stream()
        .map(FindingChange::firstSeenAt)
        .min(Comparator.naturalOrder())
        .map(oldest -> List.of(new StillOpen(severity, open.size(), oldest)))
        .orElse(List.of());
  }

  long count(Predicate<Transition> wanted) {
    return changes.findings().stream()
        .filter(finding -> finding.severity().isAtLeast(Severity.LOW))
        .filter(finding -> wanted.test(finding.transition()))
        .count();
  }
}
