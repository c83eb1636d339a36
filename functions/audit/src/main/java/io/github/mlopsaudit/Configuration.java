package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.course.CourseFile;
import io.github.mlopsaudit.course.CourseValues;
import io.github.mlopsaudit.course.StudentNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
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

  private final Map<String, String> environment;

  public Configuration(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// How AWS is called. The table, the topic, the report bucket and the course file are in the
  /// region that the audit itself runs in, which need not be the region of the class.
  public AwsSettings aws() {
    try {
      AwsSettings settings = AwsSettings.from(environment, home());
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

  /// The region of the class as the environment has it; the course file may name another.
  private String region() {
    return find("AUDIT_REGION")
        .map(region -> CourseValues.region("AUDIT_REGION", region))
        .orElseGet(this::home);
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
    return new Course(
        CourseValues.className("AUDIT_CLASS", find("AUDIT_CLASS").orElse("mlops")),
        region(),
        list("AUDIT_EXTRA_REGIONS", "us-east-1").stream()
            .filter(region -> !region.equals("none"))
            .map(region -> CourseValues.region("AUDIT_EXTRA_REGIONS", region))
            .toList(),
        find("AUDIT_LANGUAGE")
            .map(language -> CourseValues.language("AUDIT_LANGUAGE", language))
            .orElse(Language.KO),
        LocalDate.MIN,
        LocalDate.MAX,
        roster(),
        CourseValues.patterns(
            "AUDIT_BUCKETS", list("AUDIT_BUCKETS", "mlops-training-user{number}"), false),
        CourseValues.patterns(
            "AUDIT_REPOSITORIES",
            list(
                "AUDIT_REPOSITORIES",
                "mlops-user{number}-{component},mlops-training/user{number}/{component}"),
            true),
        CourseValues.components(
            "AUDIT_COMPONENTS", list("AUDIT_COMPONENTS", "preprocessing,training,inference")),
        Map.of(),
        CourseValues.accounts("AUDIT_TRUSTED_ACCOUNTS", list("AUDIT_TRUSTED_ACCOUNTS")),
        Optional.empty(),
        CheckSettings.DEFAULT);
  }

  /// The course file over the environment's course. `file` is the name that messages begin with.
  public Course course(String file, String text) {
    return requireKnownRegions(CourseFile.read(file, text, course(), rules()));
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

  private List<Student> roster() {
    List<Student> roster = new ArrayList<>();
    add(roster, "AUDIT_ROSTER", "01-15", Student.Role.STUDENT);
    add(roster, "AUDIT_INSTRUCTORS", "20", Student.Role.INSTRUCTOR);
    return roster;
  }

  private void add(List<Student> roster, String name, String usual, Student.Role role) {
    for (String number : StudentNumbers.parse(name, find(name).orElse(usual))) {
      if (roster.stream().anyMatch(student -> student.number().equals(number))) {
        throw new ConfigurationException(name + " names student " + number + " a second time");
      }
      roster.add(new Student(number, "", "", role));
    }
  }

  private List<String> list(String name) {
    return list(name, "");
  }

  private List<String> list(String name, String usual) {
    return Stream.of(find(name).orElse(usual).split(","))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).filter(Predicate.not(String::isBlank));
  }
}
