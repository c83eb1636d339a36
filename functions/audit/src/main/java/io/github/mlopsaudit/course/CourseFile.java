package io.github.mlopsaudit.course;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
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

  /// A class of 10,000 with a line for each has 600,000.
  private static final int LONGEST = 1_000_000;

  /// A setting of a check is three levels deep.
  private static final int DEEPEST = 20;

  private final YamlMap yaml;
  private final CheckEntries checks;
  private final Mistakes mistakes;

  private CourseFile(YamlMap yaml, List<Rule> rules, Mistakes mistakes) {
    this.yaml = yaml;
    this.mistakes = mistakes;
    this.checks = new CheckEntries(rules, mistakes);
  }

  /// Reads the text over the base course. `file` is the name that messages begin with; `rules` are
  /// those of the checks that there are.
  ///
  /// @throws ConfigurationException at the first mistake, with its line, key and what was expected
  public static Course read(String file, String text, Course base, List<Rule> rules) {
    Mistakes mistakes = new Mistakes();
    Course course = read(file, text, base, rules, mistakes);
    mistakes.throwFirst();
    return course;
  }

  /// Every mistake of the text, each as `read` would tell it were it alone; of one entry of the
  /// roster and of one check the first, and where a key stands twice in a mapping that one alone.
  public static List<String> mistakes(String file, String text, Course base, List<Rule> rules) {
    Mistakes mistakes = new Mistakes();
    mistakes.or(base, () -> read(file, text, base, rules, mistakes));
    return mistakes.messages();
  }

  private static Course read(
      String file, String text, Course base, List<Rule> rules, Mistakes mistakes) {
    Optional<Node> root = compose(file, text);
    return root.isEmpty()
        ? base
        : new CourseFile(new YamlMap(file, "", root.get()), rules, mistakes).over(base);
  }

  private static Optional<Node> compose(String file, String text) {
    if (text.length() > LONGEST) {
      throw new ConfigurationException(
          file + ": a course file has at most " + LONGEST + " characters");
    }
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      requireShallow(file, new Parse(settings).parseString(text));
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
      throw new ConfigurationException(file + line + ": this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new ConfigurationException(file + ": this is not YAML: " + e.getMessage());
    }
  }

  /// The composer calls itself for each level, and would run out of stack.
  private static void requireShallow(String file, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      depth +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (depth > DEEPEST) {
        throw new ConfigurationException(file + ": this nests deeper than any course file");
      }
    }
  }

  private Course over(Course base) {
    mistakes.allow(yaml, KEYS, "key of a course file");
    LocalDate starts = mistakes.or(base.starts(), () -> yaml.date("starts").orElse(base.starts()));
    LocalDate ends = mistakes.or(base.ends(), () -> ends(base.ends(), starts));
    return new Course(
        mistakes.or(base.name(), () -> yaml.text("name").map(this::name).orElse(base.name())),
        mistakes.or(
            base.region(),
            () -> yaml.text("region").map(r -> region("region", r)).orElse(base.region())),
        where("extraRegions", base.extraRegions(), this::extraRegions),
        mistakes.or(
            base.language(),
            () -> yaml.text("language").map(this::language).orElse(base.language())),
        starts,
        ends,
        where("roster", base.roster(), () -> Roster.read(yaml.maps("roster"), mistakes)),
        where("buckets", base.buckets(), () -> patterns("buckets", false)),
        where("repositories", base.repositories(), () -> patterns("repositories", true)),
        where("components", base.components(), this::components),
        mistakes.or(
            base.due(), () -> yaml.map("due").map(due -> checks.due(due, ends)).orElse(base.due())),
        where("trustedAccounts", base.trustedAccounts(), this::trustedAccounts),
        mistakes.or(
            base.studentRole(),
            () -> yaml.text("studentRole").map(this::studentRole).or(base::studentRole)),
        mistakes.or(
            base.checks(), () -> yaml.map("checks").map(checks::settings).orElse(base.checks())));
  }

  private <T> T where(String key, T otherwise, Supplier<T> read) {
    return yaml.has(key) ? mistakes.or(otherwise, read) : otherwise;
  }

  private LocalDate ends(LocalDate otherwise, LocalDate starts) {
    LocalDate ends = yaml.date("ends").orElse(otherwise);
    if (ends.isBefore(starts)) {
      throw yaml.error("ends", "lies before 'starts'");
    }
    return ends;
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
}
