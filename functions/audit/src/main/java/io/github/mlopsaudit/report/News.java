package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What changed since the night before, grouped as people read it: one line for each check, however
/// many students it concerns.
public record News(Changes changes) {

  /// Findings of one check that went through the same transition, the worst of them naming the
  /// severity.
  public record Group(
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

  /// What is open of one severity without being news: since how many days each is.
  public record StillOpen(Severity severity, List<Long> days) {

    public int findings() {
      return days.size();
    }

    public String text(Messages messages) {
      long week = upTo(7);
      long fortnight = upTo(14);
      return messages.text(
          "digest.still-open",
          messages.text("severity." + severity.id()),
          findings(),
          week,
          fortnight - week,
          findings() - fortnight,
          days.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private long upTo(long most) {
      return days.stream().filter(age -> age <= most).count();
    }
  }

  /// Those whose transition is wanted, gravest first, then the most frequent.
  public List<Group> groups(Predicate<Transition> wanted) {
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

  /// The gravest severity first, by their age on that day.
  public List<StillOpen> stillOpen(LocalDate day) {
    return Stream.of(Severity.values())
        .sorted(Comparator.reverseOrder())
        .filter(severity -> severity.isAtLeast(Severity.LOW))
        .map(severity -> new StillOpen(severity, daysOpen(severity, day)))
        .filter(open -> open.findings() > 0)
        .toList();
  }

  private List<Long> daysOpen(Severity severity, LocalDate day) {
    return changes
        .of(Transition.STILL_OPEN)
        .filter(finding -> finding.severity() == severity)
        .map(finding -> new FindingAge(finding, day).days())
        .toList();
  }

  /// Whether something critical has stood open for 1, 3, 7 or 14 days, or so many weeks: those are
  /// told again although nothing changed.
  boolean remindsOfCriticals(LocalDate day) {
    return daysOpen(Severity.CRITICAL, day).stream()
        .anyMatch(days -> days == 1 || days == 3 || (days > 0 && days % 7 == 0));
  }

  public long count(Predicate<Transition> wanted) {
    return changes.findings().stream()
        .filter(finding -> finding.severity().isAtLeast(Severity.LOW))
        .filter(finding -> wanted.test(finding.transition()))
        .count();
  }
}
