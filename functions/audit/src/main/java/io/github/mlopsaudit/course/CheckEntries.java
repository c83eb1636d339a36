package io.github.mlopsaudit.course;

import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Severity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a course file says of single checks: when each is due, and how the course wants it.
final class CheckEntries {

  private final Map<String, Rule> rules = new TreeMap<>();
  private final Mistakes mistakes;

  /// `rules` are those of the checks that there are.
  CheckEntries(List<Rule> rules, Mistakes mistakes) {
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
    this.mistakes = mistakes;
  }

  /// A check that is due after the course would never count, which enabled: false says better.
  Map<String, LocalDate> due(YamlMap due, LocalDate ends) {
    mistakes.allow(due, rules.keySet(), "check");
    Map<String, LocalDate> dates = new HashMap<>();
    due.keys().forEach(check -> mistakes.check(() -> dates.put(check, dueDate(due, check, ends))));
    return dates;
  }

  private static LocalDate dueDate(YamlMap due, String check, LocalDate ends) {
    LocalDate date = due.date(check).orElseThrow();
    if (date.isAfter(ends)) {
      throw due.error(check, "lies after 'ends', " + ends);
    }
    return date;
  }

  CheckSettings settings(YamlMap checks) {
    mistakes.allow(checks, rules.keySet(), "check");
    Map<String, Boolean> enabled = new HashMap<>();
    Map<String, Severity> severities = new HashMap<>();
    Map<String, Map<String, Integer>> parameters = new HashMap<>();
    for (Rule rule : rules.values()) {
      String id = rule.id();
      mistakes.check(() ->
          checks
              .map(id)
              .ifPresent(settings -> {
                mistakes.allow(settings, settingsOf(rule), "setting of " + id);
                settings.flag("enabled").ifPresent(on -> enabled.put(id, on));
                settings
                    .text("severity")
                    .ifPresent(text -> severities.put(id, severity(settings, text)));
                parameters.put(id, parameters(rule, settings));
              }));
    }
    return new CheckSettings(enabled, severities, parameters);
  }

  private static Set<String> settingsOf(Rule rule) {
    return Stream.concat(
            Stream.of("enabled", "severity"), rule.parameters().stream().map(Parameter::name))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Integer> parameters(Rule rule, YamlMap settings) {
    Map<String, Integer> values = new HashMap<>();
    for (Parameter parameter : rule.parameters()) {
      (parameter.isFlag()
              ? settings.flag(parameter.name()).map(on -> on ? 1 : 0)
              : settings.number(parameter.name(), parameter.least(), parameter.most()))
          .ifPresent(value -> values.put(parameter.name(), value));
    }
    return Map.copyOf(values);
  }

  private static Severity severity(YamlMap settings, String text) {
    return Stream.of(Severity.values())
        .filter(severity -> severity.id().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            settings.error(
                "severity", "must be info, low, medium, high or critical, but is '" + text + "'"));
  }
}
