package io.github.mlopsaudit;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.course.CourseValues;
import io.github.mlopsaudit.course.StudentNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variables that describe the course. `home` is the region that the audit itself runs in,
/// which is the class's own where none is named.
record CourseVariables(Variables variables, String home) {

  /// @throws ConfigurationException that names the variable, its value and what would be right
  Course course() {
    return new Course(
        CourseValues.className("AUDIT_CLASS", variables.find("AUDIT_CLASS").orElse("mlops")),
        region(),
        variables.list("AUDIT_EXTRA_REGIONS", "us-east-1").stream()
            .filter(region -> !region.equals("none"))
            .map(region -> CourseValues.region("AUDIT_EXTRA_REGIONS", region))
            .toList(),
        variables
            .find("AUDIT_LANGUAGE")
            .map(language -> CourseValues.language("AUDIT_LANGUAGE", language))
            .orElse(Language.KO),
        LocalDate.MIN,
        LocalDate.MAX,
        roster(),
        CourseValues.patterns(
            "AUDIT_BUCKETS", variables.list("AUDIT_BUCKETS", "mlops-training-user{number}"), false),
        CourseValues.patterns(
            "AUDIT_REPOSITORIES",
            variables.list(
                "AUDIT_REPOSITORIES",
                "mlops-user{number}-{component},mlops-training/user{number}/{component}"),
            true),
        CourseValues.components(
            "AUDIT_COMPONENTS",
            variables.list("AUDIT_COMPONENTS", "preprocessing,training,inference")),
        Map.of(),
        CourseValues.accounts(
            "AUDIT_TRUSTED_ACCOUNTS", variables.list("AUDIT_TRUSTED_ACCOUNTS", "")),
        Optional.empty(),
        CheckSettings.DEFAULT);
  }

  /// As the environment has it; the course file may name another.
  private String region() {
    return variables
        .find("AUDIT_REGION")
        .map(region -> CourseValues.region("AUDIT_REGION", region))
        .orElse(home);
  }

  private List<Student> roster() {
    List<Student> roster = new ArrayList<>();
    add(roster, "AUDIT_ROSTER", "01-15", Student.Role.STUDENT);
    add(roster, "AUDIT_INSTRUCTORS", "20", Student.Role.INSTRUCTOR);
    return roster;
  }

  private void add(List<Student> roster, String name, String usual, Student.Role role) {
    for (String number : StudentNumbers.parse(name, variables.find(name).orElse(usual))) {
      if (roster.stream().anyMatch(student -> student.number().equals(number))) {
        throw new ConfigurationException(name + " names student " + number + " a second time");
      }
      roster.add(new Student(number, "", "", role));
    }
  }
}
