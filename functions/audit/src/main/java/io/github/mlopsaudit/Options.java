package io.github.mlopsaudit;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The options in an event's `detail`: `students`, `services`, `dryRun`, `notify`; or `reportLink`,
/// which asks for no run but for a link to the latest report. Anything else is a mistake and is
/// told, before anything is read, written or sent.
public record Options(Selection selection, boolean dryRun, boolean tell) {

  /// Stands alone: no audit is run.
  static final String REPORT_LINK = "reportLink";

  private static final Set<String> NAMES =
      new TreeSet<>(Set.of("students", "services", "dryRun", "notify", REPORT_LINK));

  /// Reads the detail.
  ///
  /// @throws ConfigurationException that names the option, its value and what is allowed
  public static Options of(Map<String, Object> detail, Course course) {
    for (String name : detail.keySet()) {
      if (!NAMES.contains(name)) {
        throw new ConfigurationException(
            "detail." + name + " is no option; there are " + String.join(", ", NAMES));
      }
    }
    return new Options(
        new Selection(
            students(texts(detail, "students"), course), services(texts(detail, "services"))),
        flag(detail, "dryRun", false),
        flag(detail, "notify", true));
  }

  /// Whether the detail asks for a link to the latest report.
  ///
  /// @throws ConfigurationException if it asks for a run too
  static boolean wantsReportLink(Map<String, Object> detail) {
    boolean wanted = flag(detail, REPORT_LINK, false);
    if (wanted && detail.size() > 1) {
      throw new ConfigurationException(
          "detail." + REPORT_LINK + " runs no audit and stands alone: leave out the other options");
    }
    return wanted;
  }

  /// The students that are meant: `7` is `07` where the roster has that. A number outside the
  /// roster is allowed, since what is found there is audited too.
  public static Set<String> students(Collection<String> given, Course course) {
    Set<String> students = new TreeSet<>();
    for (String text : given) {
      students.add(student(text, course));
    }
    return students;
  }

  private static String student(String text, Course course) {
    if (!text.matches("\\d{1,6}")) {
      throw new ConfigurationException(
          "student '%s' is no number and not on the roster: %s"
              .formatted(
                  text,
                  course.roster().stream().map(Student::number).limit(40).collect(joining(", "))));
    }
    List<String> numbers = course.roster().stream().map(Student::number).toList();
    if (numbers.contains(text)) {
      return text;
    }
    return numbers.stream()
        .filter(number -> Integer.parseInt(number) == Integer.parseInt(text))
        .findFirst()
        .orElse(text);
  }

  /// The services that are meant; all where none is named.
  public static Set<Service> services(Collection<String> given) {
    if (given.isEmpty()) {
      return Selection.ALL.services();
    }
    Set<Service> services = EnumSet.noneOf(Service.class);
    for (String text : given) {
      services.add(
          switch (text) {
            case "s3" -> Service.S3;
            case "ecr" -> Service.ECR;
            default ->
                throw new ConfigurationException("service '" + text + "' is not one of s3, ecr");
          });
    }
    return services;
  }

  private static List<String> texts(Map<String, Object> detail, String name) {
    return switch (detail.get(name)) {
      case null -> List.of();
      case Collection<?> values when values.stream().allMatch(Options::isSimple) ->
          values.stream().map(String::valueOf).toList();
      case Object value ->
          throw new ConfigurationException(
              "detail." + name + " must be a list such as [\"07\"], but is " + value);
    };
  }

  private static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Integer;
  }

  private static boolean flag(Map<String, Object> detail, String name, boolean usual) {
    return switch (detail.get(name)) {
      case null -> usual;
      case Boolean value -> value;
      case Object value ->
          throw new ConfigurationException(
              "detail." + name + " must be true or false, but is " + value);
    };
  }
}
