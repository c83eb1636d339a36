package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;

/// What an exception is for: a check, a student and a resource, each a name or a pattern in which
/// `*` stands for any text. A student of the roster is written as the roster writes them.
record WaiverScope(String check, String student, String resource) {

  private static final String COVERAGE = "audit-coverage";
  private static final int MOST_STARS = 3;

  /// The longest name that AWS allows, which is a repository's.
  /// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
  private static final int LONGEST_NAME = 256;

  static WaiverScope of(Waiver waiver) {
    return new WaiverScope(waiver.check(), waiver.student(), waiver.resource());
  }

  /// The scope with the student as the course's roster has them, where it has them.
  WaiverScope in(Course course) {
    String number =
        course.roster().stream()
            .map(Student::number)
            .filter(this::isStudent)
            .findFirst()
            .orElse(student);
    return new WaiverScope(check, number, resource);
  }

  /// Whether the waiver was granted for this; student 7 is student 07.
  boolean isOf(Waiver waiver) {
    return waiver.check().equals(check)
        && isStudent(waiver.student())
        && waiver.resource().equals(resource);
  }

  private boolean isStudent(String other) {
    return (isPattern(student) || isPattern(other))
        ? student.equals(other)
        : Selection.same(student, other);
  }

  private static boolean isPattern(String text) {
    return text.contains(Waiver.ANY);
  }

  boolean covers(FindingChange finding) {
    return Waiver.matches(check, finding.check())
        && Waiver.matches(student, finding.student())
        && Waiver.matches(resource, finding.resource().name());
  }

  /// @throws ConfigurationException if nobody should grant an exception for this in the course
  void requireGrantable(Course course) {
    requirePattern("CHECK", check);
    requirePattern("--student", student);
    requirePattern("--resource", resource);
    requireCheck();
    if (course.roster().stream().noneMatch(known -> Waiver.matches(student, known.number()))) {
      throw new ConfigurationException(
          "'%s' is no student of class %s and matches none".formatted(student, course.name()));
    }
  }

  private static void requirePattern(String option, String pattern) {
    if (pattern.isBlank()) {
      throw new ConfigurationException(
          option + " must be a name or a pattern, but is empty; * stands for any text");
    }
    if (pattern.length() > LONGEST_NAME) {
      throw new ConfigurationException(
          "%s must have %d characters at most, as the longest name in AWS has, but has %d"
              .formatted(option, LONGEST_NAME, pattern.length()));
    }
    if (pattern.chars().filter(c -> c == '*').count() > MOST_STARS) {
      throw new ConfigurationException(
          "%s may have %d * at most, but is '%s'".formatted(option, MOST_STARS, pattern));
    }
  }

  private void requireCheck() {
    List<String> ids = Checks.all().stream().map(Check::rule).map(rule -> rule.id()).toList();
    if (ids.stream().noneMatch(id -> Waiver.matches(check, id))) {
      throw new ConfigurationException(
          "'%s' is no check and matches none; there are %s"
              .formatted(check, String.join(", ", ids)));
    }
    if (Waiver.matches(check, COVERAGE)) {
      throw new ConfigurationException(
          "'%s' would waive %s too: that the audit could not look is never an exception."
              .formatted(check, COVERAGE));
    }
  }

  /// As it is given to `waive` and `unwaive`.
  String arguments() {
    return "%s --student %s --resource %s".formatted(check, student, resource);
  }
}
