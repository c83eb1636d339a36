package io.github.mlopsaudit.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

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
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
  }
}
