package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.course.CourseFile;
import io.github.mlopsaudit.course.CourseValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/// The settings of the environment, each read once. An empty variable counts as unset, as SAM
/// passes parameters that nobody gave. The README lists them.
public final class Configuration {

  private static final String DEFAULT_REGION = "ap-northeast-2";

  private final Variables variables;

  public Configuration(Map<String, String> environment) {
    this.variables = new Variables(environment);
  }

  /// How AWS is called. The table, the topic, the report bucket and the course file are in the
  /// region that the audit itself runs in, which need not be the region of the class.
  public AwsSettings aws() {
    try {
      AwsSettings settings = AwsSettings.from(variables.all(), home());
      return find("AUDIT_CONCURRENCY")
          .map(Configuration::concurrency)
          .map(settings::withConcurrency)
          .orElse(settings);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static int concurrency(String calls) {
    if (!calls.matches("[1-9]\\d{0,2}")) {
      throw new ConfigurationException(
          "AUDIT_CONCURRENCY must be a number of calls from 1 to 999, but is '" + calls + "'");
    }
    return Integer.parseInt(calls);
  }

  private String home() {
    return find("AWS_REGION")
        .or(() -> find("AWS_DEFAULT_REGION"))
        .map(region -> CourseValues.region("AWS_REGION", region))
        .orElse(DEFAULT_REGION);
  }

  /// Whether nobody named the region of the class: it is only where the audit itself happens to
  /// run.
  boolean guessesRegion(Course course) {
    return find("AUDIT_REGION").isEmpty() && course.region().equals(home());
  }

  /// The findings table, if one is configured.
  public Optional<String> table() {
    return find("AUDIT_TABLE");
  }

  /// The topic that instructors are told through, if one is configured.
  public Optional<String> topic() {
    return find("AUDIT_TOPIC_ARN");
  }

  /// Whether students are told through the topic too, each of what concerns them alone.
  ///
  /// @throws ConfigurationException if the variable is neither `true` nor `false`
  public boolean tellsStudents() {
    return switch (find("AUDIT_STUDENT_MAIL").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new ConfigurationException(
              "AUDIT_STUDENT_MAIL must be true or false, but is '" + other + "'");
    };
  }

  /// The bucket for reports, if one is configured.
  public Optional<String> reportBucket() {
    return find("AUDIT_REPORT_BUCKET");
  }

  /// The name under which its metrics stand: the stack's, so that two stacks do not speak for each
  /// other.
  String service() {
    return find("POWERTOOLS_SERVICE_NAME").orElse("mlops-storage-audit");
  }

  /// Whether neither table nor bucket nor topic is configured.
  public boolean publishesNowhere() {
    return table().isEmpty() && reportBucket().isEmpty() && topic().isEmpty();
  }

  /// The SSM parameter that holds the course file, if one is configured.
  public Optional<String> courseParameter() {
    return find("AUDIT_COURSE_PARAMETER");
  }

  /// The course as the environment alone describes it.
  ///
  /// @throws ConfigurationException that names the variable, its value and what would be right
  public Course course() {
    return new CourseVariables(variables, home()).course();
  }

  /// The course file over the environment's course. `file` is the name that messages begin with.
  public Course course(String file, String text) {
    return requireKnownRegions(CourseFile.read(file, text, course(), rules()));
  }

  /// Every mistake of the course file, each in a sentence; none where `course` reads it.
  public List<String> courseMistakes(String file, String text) {
    List<String> mistakes = CourseFile.mistakes(file, text, course(), rules());
    if (!mistakes.isEmpty()) {
      return mistakes;
    }
    try {
      course(file, text);
      return List.of();
    } catch (ConfigurationException e) {
      return List.of(file + ": " + e.getMessage());
    }
  }

  private static List<Rule> rules() {
    return Checks.all().stream().map(Check::rule).toList();
  }

  /// A region that the SDK has never heard of is a slip of the pen, found here and not after a
  /// minute of name look-ups. With an endpoint of one's own any name may be right.
  public Course requireKnownRegions(Course course) {
    if (find("AWS_ENDPOINT_URL").isEmpty()) {
      Stream.concat(Stream.of(course.region()), course.extraRegions().stream())
          .filter(Predicate.not(region -> Region.regions().contains(Region.of(region))))
          .findFirst()
          .ifPresent(region -> {
            throw new ConfigurationException(
                "'" + region + "' is no AWS region; the class's own is " + DEFAULT_REGION);
          });
    }
    return course;
  }

  private Optional<String> find(String name) {
    return variables.find(name);
  }
}
