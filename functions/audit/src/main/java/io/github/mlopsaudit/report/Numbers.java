package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// The numbers of students as a line names them.
final class Numbers {

  private static final int MOST = 30;

  private Numbers() {}

  /// The first ones, and how many more there are.
  static String of(List<String> students, Messages messages) {
    int more = students.size() - MOST;
    return students.stream().limit(MOST).map(number -> of(number, messages)).collect(joining(", "))
        + (more > 0 ? " " + messages.text("digest.more", more) : "");
  }

  /// The number; for what is nobody's, the class.
  static String of(String student, Messages messages) {
    return student.isEmpty() ? messages.text("digest.nobody") : Plain.line(student);
  }
}
