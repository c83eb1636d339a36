package io.github.mlopsaudit.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// An exception that somebody granted: findings of this check, student and resource are shown as
/// waived, outside score and alerts, up to and including the last day. Each of the three is a name
/// or a pattern in which `*` stands for any text; it has to match the whole name.
public record Waiver(
    String check,
    String student,
    String resource,
    LocalDate until,
    String reason,
    String by,
    Instant at) {

  /// What matches everything.
  public static final String ANY = "*";

  /// Whether it still holds on that day.
  public boolean holds(LocalDate day) {
    return !day.isAfter(until);
  }

  public boolean covers(Assessment assessment) {
    return matches(check, assessment.rule().id())
        && matches(student, assessment.student())
        && matches(resource, assessment.resource().name());
  }

  /// Whether the name, as a whole, is what the pattern says.
  public static boolean matches(String pattern, String name) {
    List<String> parts = List.of(pattern.split("\\*", -1));
    String last = parts.getLast();
    if (parts.size() == 1) {
      return pattern.equals(name);
    }
    int at = parts.getFirst().length();
    if (!name.startsWith(parts.getFirst()) || name.length() - last.length() < at) {
      return false;
    }
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = name.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return name.endsWith(last) && name.length() - last.length() >= at;
  }
}
