package io.github.mlopsaudit.checks.account;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Flags a run that could not look everywhere: silence must mean "all well".
public final class CoverageIncomplete implements Check {

  private static final Rule RULE =
      new Rule("audit-coverage", Service.ACCOUNT, Severity.HIGH, Tier.ALERT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of();
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    Resource account = Resource.account(snapshot.account().id(), course.region());
    return Stream.of(new Assessment(RULE, account, "", judge(snapshot.gaps())));
  }

  private static Verdict judge(List<Gap> gaps) {
    if (gaps.isEmpty()) {
      return new Verdict.Pass(Message.of("audit-coverage.pass"));
    }
    String reads =
        gaps.stream()
            .collect(groupingBy(CoverageIncomplete::name, TreeMap::new, counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + " x" + entry.getValue())
            .collect(joining(", "));
    return new Verdict.Fail(
        Severity.LOW, Message.of("audit-coverage.fail", gaps.size(), reads), remedy(gaps));
  }

  private static String name(Gap gap) {
    return gap.unreadable().action() + " " + gap.unreadable().cause();
  }

  /// What is denied stays denied until somebody allows it; all else may be gone the next time.
  private static String remedy(List<Gap> gaps) {
    Set<String> denied =
        gaps.stream()
            .map(Gap::unreadable)
            .filter(unreadable -> unreadable.cause() == Cause.DENIED)
            .map(Reading.Unreadable::action)
            .collect(toCollection(TreeSet::new));
    if (denied.isEmpty()) {
      return "./audit run";
    }
    String allow =
        "# Allow the role of the audit: %s. Where the function was deployed with an older template.yaml, this one does it:\nsam deploy"
            .formatted(denied.stream().map(Commands::word).collect(joining(", ")));
    boolean othersToo = gaps.stream().anyMatch(gap -> gap.unreadable().cause() != Cause.DENIED);
    return othersToo ? allow + "\n# The other readings may succeed next time:\n./audit run" : allow;
  }
}
