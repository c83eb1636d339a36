package io.github.mlopsaudit.course;

import io.github.mlopsaudit.core.Student;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The roster of the course file: a list of entries, each for one student or for several.
final class Roster {

  private Roster() {}

  /// Reads the entries that are right.
  static List<Student> read(List<YamlMap> entries, Mistakes mistakes) {
    List<Student> roster = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (YamlMap entry : entries) {
      mistakes.check(
          () -> students(entry).forEach(student -> add(entry, student, numbers, roster)));
    }
    return roster;
  }

  private static void add(
      YamlMap entry, Student student, Set<String> numbers, List<Student> roster) {
    if (!numbers.add(student.number())) {
      throw entry.error(
          entry.has("number") ? "number" : "numbers",
          "names student " + student.number() + " a second time");
    }
    roster.add(student);
  }

  private static List<Student> students(YamlMap entry) {
    entry.allowing(Set.of("number", "numbers", "name", "email", "role"), "key of a roster entry");
    if (entry.has("number") == entry.has("numbers")) {
      throw entry.error(
          entry.has("number") ? "numbers" : "number",
          "must stand once in each roster entry: number for one student, numbers for several");
    }
    String key = entry.has("number") ? "number" : "numbers";
    Student.Role role =
        entry.text("role").map(text -> role(entry, text)).orElse(Student.Role.STUDENT);
    String name = entry.text("name").orElse("");
    String email = entry.text("email").orElse("");
    List<String> numbers = StudentNumbers.parse(entry.where(key), entry.text(key).orElse(""));
    if (key.equals("number") && numbers.size() != 1) {
      throw entry.error(key, "must be one number; write 'numbers' for several");
    }
    return numbers.stream().map(number -> new Student(number, name, email, role)).toList();
  }

  private static Student.Role role(YamlMap entry, String text) {
    return switch (text) {
      case "student" -> Student.Role.STUDENT;
      case "instructor" -> Student.Role.INSTRUCTOR;
      default -> throw entry.error("role", "must be student or instructor, but is '" + text + "'");
    };
  }
}
