package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import java.util.List;
import java.util.Optional;

/// A student's bucket under one of the names that the course accepts, and what is known of the
/// expected name where there is none.
final class AcceptedBucket {

  private AcceptedBucket() {}

  /// The name of the student's bucket in this account, the expected one first.
  static Optional<String> find(Student student, Snapshot snapshot, Course course) {
    String expected = course.bucketName(student);
    return names(student, course).stream()
        .filter(name -> snapshot.findBucket(name).isPresent())
        .findFirst()
        .or(() ->
            status(student, snapshot, course).equals(Reading.known(NameStatus.OURS))
                ? Optional.of(expected)
                : Optional.empty());
  }

  /// All names that the course accepts for the student's bucket, the expected one first.
  static List<String> names(Student student, Course course) {
    return course.buckets().stream().map(pattern -> pattern.name(student.number())).toList();
  }

  /// Whose the expected name is, where the listing did not show it.
  static Reading<NameStatus> status(Student student, Snapshot snapshot, Course course) {
    return snapshot
        .unlistedNames()
        .getOrDefault(
            course.bucketName(student),
            Reading.unreadable(Read.BUCKET_NAME, Reading.Cause.REFUSED, "HeadBucket"));
  }

  /// The name to take where the expected one is taken: by the course's second pattern, if it has
  /// one; else with the account's id, which nobody takes.
  static String freeName(Student student, Snapshot snapshot, Course course) {
    return course.buckets().size() > 1
        ? course.buckets().get(1).name(student.number())
        : course.bucketName(student) + "-" + snapshot.account().id();
  }
}
