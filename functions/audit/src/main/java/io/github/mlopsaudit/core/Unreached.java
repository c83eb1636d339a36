package io.github.mlopsaudit.core;

import io.github.mlopsaudit.core.Reading.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the students of whom something was not read because the run's time was up.
final class Unreached {

  private final Snapshot snapshot;
  private final Course course;

  Unreached(Snapshot snapshot, Course course) {
    this.snapshot = snapshot;
    this.course = course;
  }

  /// Their numbers, those of the roster first and in its order; all of it where a list itself was
  /// not read. What is nobody's is left out.
  List<String> numbers() {
    Set<String> found = new LinkedHashSet<>();
    boolean unlisted =
        isLate(snapshot.buckets())
            || snapshot.repositories().values().stream().anyMatch(Unreached::isLate);
    for (Bucket bucket : snapshot.seenBuckets()) {
      if (anyLate(bucket.readings())) {
        found.add(course.bucketOwner(bucket.name()));
      }
    }
    for (Repository repository : snapshot.seenRepositories()) {
      if (anyLate(repository.readings())) {
        found.add(course.repositoryOwner(repository.name()));
      }
    }
    snapshot
        .deletable()
        .forEach((number, reading) -> {
          if (isLate(reading)) {
            found.add(number);
          }
        });
    List<String> numbers = new ArrayList<>();
    for (Student student : course.roster()) {
      boolean here = found.remove(student.number());
      boolean waits = unlisted || here || isLate(student);
      if (waits && snapshot.selection().includesStudent(student.number())) {
        numbers.add(student.number());
      }
    }
    found.remove("");
    numbers.addAll(found);
    return List.copyOf(numbers);
  }

  /// Whether nobody could ask for the expected bucket, which the list did not show.
  private boolean isLate(Student student) {
    Reading<NameStatus> status = snapshot.unlistedNames().get(course.bucketName(student));
    return status != null && isLate(status);
  }

  private static boolean anyLate(List<Reading<?>> readings) {
    return readings.stream().anyMatch(Unreached::isLate);
  }

  private static boolean isLate(Reading<?> reading) {
    return reading.findGap().filter(gap -> gap.cause() == Cause.DEADLINE).isPresent();
  }
}
