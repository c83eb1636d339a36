package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Reading.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Everything that could not be seen for want of one IAM action and by one cause, and where.
public record GapGroup(String action, Cause cause, List<String> places) {

  private record Reason(String action, Cause cause) {}

  /// The groups, the widest first.
  public static List<GapGroup> of(List<Gap> gaps) {
    Map<Reason, TreeSet<String>> places = new LinkedHashMap<>();
    for (Gap gap : gaps) {
      Reason reason = new Reason(gap.unreadable().action(), gap.unreadable().cause());
      places.computeIfAbsent(reason, _ -> new TreeSet<>()).add(gap.where());
    }
    List<GapGroup> groups = new ArrayList<>();
    places.forEach((reason, where) ->
        groups.add(new GapGroup(reason.action(), reason.cause(), List.copyOf(where))));
    groups.sort(
        Comparator.comparingInt((GapGroup group) -> -group.places().size())
            .thenComparing(GapGroup::action)
            .thenComparing(GapGroup::cause));
    return groups;
  }
}
