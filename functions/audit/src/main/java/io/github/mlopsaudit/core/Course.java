package io.github.mlopsaudit.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the class agreed on: who is in it, how things are named and where they belong, and how it
/// wants to be judged. The first name pattern of each kind is the expected one, the others are
/// accepted and told. `starts` and `ends` are `LocalDate.MIN` and `MAX` where the course has none.
/// `due` maps a check's id to the first day on which it counts. `studentRole` is the ARN of the IAM
/// role or user that a student works as, with `{number}` in it.
public record Course(
    String name,
    String region,
    List<String> extraRegions,
    Language language,
    LocalDate starts,
    LocalDate ends,
    List<Student> roster,
    List<NamePattern> buckets,
    List<NamePattern> repositories,
    List<String> components,
    Map<String, LocalDate> due,
    Set<String> trustedAccounts,
    Optional<NamePattern> studentRole,
    CheckSettings checks) {

  /// The language that people are told in first.
  public enum Language {
    KO,
    EN
  }

  /// How the course wants single checks, by id: on or off, of another severity, with parameters of
  /// its own by name.
  public record CheckSettings(
      Map<String, Boolean> enabled,
      Map<String, Severity> severities,
      Map<String, Map<String, Integer>> parameters) {

    public static final CheckSettings DEFAULT = new CheckSettings(Map.of(), Map.of(), Map.of());

    public CheckSettings {
      enabled = Map.copyOf(enabled);
      severities = Map.copyOf(severities);
      parameters = Map.copyOf(parameters);
    }

    public boolean isOn(Rule rule) {
      return enabled.getOrDefault(rule.id(), rule.on());
    }

    /// The value of a parameter of the rule, the usual one where the course says nothing.
    public int number(Rule rule, Parameter parameter) {
      return parameters
          .getOrDefault(rule.id(), Map.of())
          .getOrDefault(parameter.name(), parameter.usual());
    }

    public boolean flag(Rule rule, Parameter parameter) {
      return number(rule, parameter) != 0;
    }
  }

  public Course {
    extraRegions = List.copyOf(extraRegions);
    roster = Indexed.of(roster, Student::number);
    buckets = List.copyOf(buckets);
    repositories = List.copyOf(repositories);
    components = List.copyOf(components);
    due = Map.copyOf(due);
    trustedAccounts = Set.copyOf(trustedAccounts);
  }

  public String bucketName(Student student) {
    return buckets.getFirst().name(student.number());
  }

  public String repositoryName(Student student, String component) {
    return repositories.getFirst().name(student.number(), component);
  }

  /// The number of the student whom the bucket belongs to by its name, empty if it says none.
  public String bucketOwner(String bucket) {
    return owner(buckets, bucket);
  }

  /// The number of the student whom the repository belongs to by its name, empty if it says none.
  public String repositoryOwner(String repository) {
    return owner(repositories, repository);
  }

  /// The number of the student whom a bucket or repository of this name belongs to.
  String owner(String name) {
    String owner = bucketOwner(name);
    return owner.isEmpty() ? repositoryOwner(name) : owner;
  }

  /// A pattern that fits the whole name says more than one that fits its beginning.
  private static String owner(List<NamePattern> patterns, String name) {
    return Stream.concat(
            patterns.stream().filter(pattern -> pattern.matches(name)), patterns.stream())
        .flatMap(pattern -> pattern.findNumber(name).stream())
        .findFirst()
        .orElse("");
  }

  public Optional<Student> findStudent(String number) {
    return Indexed.of(roster, Student::number).find(number);
  }

  /// Whether what is found at this student counts in the class score.
  public boolean countsInScore(String number) {
    return findStudent(number).filter(s -> s.role() == Student.Role.STUDENT).isPresent();
  }

  /// Whether the check counts on this day: before its due date it does not.
  public boolean isDue(String checkId, LocalDate day) {
    return !day.isBefore(dueDate(checkId));
  }

  /// The first day on which the check counts, `LocalDate.MIN` if it always does.
  public LocalDate dueDate(String checkId) {
    return due.getOrDefault(checkId, LocalDate.MIN);
  }
}
