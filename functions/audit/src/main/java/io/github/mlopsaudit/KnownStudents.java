package io.github.mlopsaudit;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.stream.Stream;

/// Finds a run for a student who does not exist: without this it would find nothing wrong with
/// them.
final class KnownStudents {

  private KnownStudents() {}

  /// Refuses a student who is not on the roster and of whom nothing was found, where everything was
  /// listed.
  static void require(Snapshot snapshot, Course course) {
    boolean listed =
        snapshot.buckets().find().isPresent()
            && EachRepository.classRegion(snapshot, course).find().isPresent();
    if (!listed) {
      return;
    }
    List<String> known = numbers(snapshot, course);
    snapshot.selection().students().stream()
        .filter(student -> known.stream().noneMatch(number -> Selection.same(student, number)))
        .findFirst()
        .ifPresent(student -> refuse(student, course));
  }

  private static List<String> numbers(Snapshot snapshot, Course course) {
    return Stream.of(
            course.roster().stream().map(Student::number),
            snapshot.seenBuckets().stream().map(Bucket::name).map(course::bucketOwner),
            snapshot.seenRepositories().stream().map(Repository::name).map(course::repositoryOwner))
        .flatMap(numbers -> numbers)
        .toList();
  }

  private static void refuse(String student, Course course) {
    throw new ConfigurationException(
        "Student %s is not on the roster (%s), and nothing of theirs was found."
            .formatted(
                student,
                course.roster().stream().map(Student::number).limit(40).collect(joining(", "))));
  }
}
