package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Student.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the function understands of a course, one line for each thing that a person may have meant
/// otherwise.
final class CourseSummary {

  private CourseSummary() {}

  static List<String> lines(Course course) {
    List<String> lines = new ArrayList<>();
    lines.add("class: " + course.name());
    lines.add("region: " + course.region() + extra(course.extraRegions()));
    lines.add("language: " + course.language().name().toLowerCase(Locale.ROOT));
    lines.add("dates: " + dates(course));
    lines.add("students: " + people(course, Role.STUDENT));
    lines.add("instructors: " + people(course, Role.INSTRUCTOR));
    lines.add("buckets: " + list(course.buckets().stream().map(NamePattern::toString)));
    lines.add("repositories: " + list(course.repositories().stream().map(NamePattern::toString)));
    lines.add("components: " + list(course.components().stream()));
    lines.add("trusted accounts: " + list(course.trustedAccounts().stream().sorted()));
    lines.add(
        "role of each student: "
            + course
                .studentRole()
                .map(NamePattern::toString)
                .orElse("none, so nobody's rights are looked at"));
    lines.add(
        "checks switched off: " + list(rules(rule -> rule.on() && !course.checks().isOn(rule))));
    lines.add(
        "checks switched on: " + list(rules(rule -> !rule.on() && course.checks().isOn(rule))));
    new TreeMap<>(course.checks().severities())
        .forEach((id, severity) -> lines.add("severity of " + id + ": " + severity.id()));
    new TreeMap<>(course.checks().parameters())
        .forEach((id, values) ->
            new TreeMap<>(values)
                .forEach((name, value) -> lines.add("%s of %s: %d".formatted(name, id, value))));
    new TreeMap<>(course.due()).forEach((id, day) -> lines.add(id + " counts from: " + day));
    return lines;
  }

  private static String extra(Collection<String> regions) {
    return regions.isEmpty()
        ? ""
        : ", repositories looked for in " + String.join(", ", regions) + " too";
  }

  private static String dates(Course course) {
    String from =
        course.starts().equals(LocalDate.MIN) ? "no first day" : course.starts().toString();
    String to = course.ends().equals(LocalDate.MAX) ? "no last day" : course.ends().toString();
    return from + " to " + to;
  }

  private static String people(Course course, Role role) {
    List<Student> people = course.roster().stream().filter(s -> s.role() == role).toList();
    if (people.isEmpty()) {
      return "none";
    }
    long named = people.stream().filter(student -> !student.name().isEmpty()).count();
    return "%d (%s), %d with a name"
        .formatted(
            people.size(),
            people.size() > 4
                ? people.getFirst().number() + " ... " + people.getLast().number()
                : String.join(", ", people.stream().map(Student::number).toList()),
            named);
  }

  private static Stream<String> rules(Predicate<Rule> which) {
    return Checks.all().stream().map(Check::rule).filter(which).map(Rule::id);
  }

  private static String list(Stream<String> texts) {
    String list = String.join(", ", texts.toList());
    return list.isEmpty() ? "none" : list;
  }
}
