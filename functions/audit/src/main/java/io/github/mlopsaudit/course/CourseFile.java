package io.github.mlopsaudit.course;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Severity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// The course file: YAML in which every key is optional and no other key is allowed. What it does
/// not say is taken from a base course.
public final class CourseFile {

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "region",
          "extraRegions",
          "language",
          "starts",
          "ends",
          "roster",
          "buckets",
          "repositories",
          "components",
          "due",
          "trustedAccounts",
          "studentRole",
          "checks");

  private final YamlMap yaml;
  private final Map<String, Rule> rules = new TreeMap<>();

  private CourseFile(YamlMap yaml, List<Rule> rules) {
    this.yaml = yaml.allowing(KEYS, "key of a course file");
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
  }

  /// Reads the text over the base course. `file` is the name that messages begin with; `rules` are
  /// those of the checks that there are.
  ///
  /// @throws ConfigurationException at the first mistake, with its line, key and what was expected
  public static Course read(String file, String text, Course base, List<Rule> rules) {
    Optional<Node> root = compose(file, text);
    return root.isEmpty()
        ? base
        : new CourseFile(new YamlMap(file, "", root.get()), rules).over(base);
  }

  private static Optional<Node> compose(String file, String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
      throw new ConfigurationException(file + line + ": this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new ConfigurationException(file + ": this is not YAML: " + e.getMessage());
    }
  }

  private Course over(Course base) {
    LocalDate starts = yaml.date("starts").orElse(base.starts());
    LocalDate ends = yaml.date("ends").orElse(base.ends());
    if (ends.isBefore(starts)) {
      throw yaml.error("ends", "lies before 'starts'");
    }
    return new Course(
        yaml.text("name").map(this::name).orElse(base.name()),
        yaml.text("region").map(region -> region("region", region)).orElse(base.region()),
        yaml.has("extraRegions") ? extraRegions() : base.extraRegions(),
        yaml.text("language").map(this::language).orElse(base.language()),
        starts,
        ends,
        yaml.has("roster") ? Roster.read(yaml.maps("roster")) : base.roster(),
        yaml.has("buckets") ? patterns("buckets", false) : base.buckets(),
        yaml.has("repositories") ? patterns("repositories", true) : base.repositories(),
        yaml.has("components") ? components() : base.components(),
        yaml.map("due").map(due -> due(due, ends)).orElse(base.due()),
        yaml.has("trustedAccounts") ? trustedAccounts() : base.trustedAccounts(),
        yaml.text("studentRole").map(this::studentRole).or(base::studentRole),
        yaml.map("checks").map(this::checks).orElse(base.checks()));
  }

  private String name(String name) {
    return CourseValues.className(yaml.where("name"), name);
  }

  private String region(String key, String region) {
    return CourseValues.region(yaml.where(key), region);
  }

  private List<String> extraRegions() {
    return yaml.texts("extraRegions").stream().map(r -> region("extraRegions", r)).toList();
  }

  private Language language(String language) {
    return CourseValues.language(yaml.where("language"), language);
  }

  private List<NamePattern> patterns(String key, boolean component) {
    return CourseValues.patterns(yaml.where(key), yaml.texts(key), component);
  }

  private List<String> components() {
    return CourseValues.components(yaml.where("components"), yaml.texts("components"));
  }

  private Set<String> trustedAccounts() {
    return CourseValues.accounts(yaml.where("trustedAccounts"), yaml.texts("trustedAccounts"));
  }

  private NamePattern studentRole(String arn) {
    return CourseValues.principal(yaml.where("studentRole"), arn);
  }

  /// A check that is due after the course would never count, which enabled: false says better.
  private Map<String, LocalDate> due(YamlMap due, LocalDate ends) {
    due.allowing(rules.keySet(), "check");
    Map<String, LocalDate> dates = new HashMap<>();
    for (String check : due.keys()) {
      LocalDate date = due.date(check).orElseThrow();
      if (date.isAfter(ends)) {
        throw due.error(check, "lies after 'ends', " + ends);
      }
      dates.put(check, date);
    }
    return dates;
  }

  private CheckSettings checks(YamlMap checks) {
    checks.allowing(rules.keySet(), "check");
    Map<String, Boolean> enabled = new HashMap<>();
    Map<String, Severity> severities = new HashMap<>();
    Map<String, Map<String, Integer>> parameters = new HashMap<>();
    for (String id : checks.keys()) {
      YamlMap settings = checks.map(id).orElseThrow();
      Rule rule = Objects.requireNonNull(rules.get(id));
      settings.allowing(settingsOf(rule), "setting of " + id);
      settings.flag("enabled").ifPresent(on -> enabled.put(id, on));
      settings.text("severity").ifPresent(text -> severities.put(id, severity(settings, text)));
      parameters.put(id, parameters(rule, settings));
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
