package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Student;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The course of student 07, unless a test says otherwise.
public final class GivenCourse {

  private String name = "mlops-2026a";
  private Language language = Language.KO;
  private LocalDate starts = LocalDate.MIN;
  private LocalDate ends = LocalDate.MAX;
  private List<Student> roster = List.of(Given.student("07"));
  private List<NamePattern> buckets =
      List.of(NamePattern.of("mlops-training-user{number}"), NamePattern.of("mlops-{number}-data"));
  private List<String> components = List.of("training");
  private Map<String, LocalDate> due = Map.of();
  private Set<String> trustedAccounts = Set.of();
  private Optional<NamePattern> studentRole = Optional.empty();
  private CheckSettings checks = CheckSettings.DEFAULT;

  public GivenCourse name(String other) {
    name = other;
    return this;
  }

  public GivenCourse language(Language other) {
    language = other;
    return this;
  }

  public GivenCourse starts(String date) {
    starts = LocalDate.parse(date);
    return this;
  }

  public GivenCourse ends(String date) {
    ends = LocalDate.parse(date);
    return this;
  }

  public GivenCourse roster(String... numbers) {
    return roster(Stream.of(numbers).map(Given::student).toArray(Student[]::new));
  }

  public GivenCourse roster(Student... other) {
    roster = List.of(other);
    return this;
  }

  public GivenCourse buckets(String... patterns) {
    buckets = Stream.of(patterns).map(NamePattern::of).toList();
    return this;
  }

  public GivenCourse components(String... other) {
    components = List.of(other);
    return this;
  }

  public GivenCourse due(String check, String date) {
    due = Map.of(check, LocalDate.parse(date));
    return this;
  }

  public GivenCourse trusting(String... accounts) {
    trustedAccounts = Set.of(accounts);
    return this;
  }

  public GivenCourse studentRole(String arn) {
    studentRole = Optional.of(NamePattern.of(arn));
    return this;
  }

  public GivenCourse checks(CheckSettings other) {
    checks = other;
    return this;
  }

  /// One parameter of one check.
  public GivenCourse parameter(String check, String parameter, int value) {
    return checks(new CheckSettings(Map.of(), Map.of(), Map.of(check, Map.of(parameter, value))));
  }

  public Course build() {
    return new Course(
        name,
        "ap-northeast-2",
        List.of("us-east-1"),
        language,
        starts,
        ends,
        roster,
        buckets,
        List.of(
            NamePattern.of("mlops-user{number}-{component}"),
            NamePattern.of("mlops-training/user{number}/{component}")),
        components,
        due,
        trustedAccounts,
        studentRole,
        checks);
  }
}
