package io.github.mlopsaudit;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.course.ConfigurationException;

/// Finds a run for a student who does not exist: without this it would find nothing wrong with
/// them.
final class KnownStudents {

  private KnownStudents() {}

  /// Refuses where everything was listed, nothing was found, and nobody asked for is on the roster.
  static void require(Snapshot snapshot, Course course) {
    Selection selection = snapshot.selection();
    boolean onRoster =
        course.roster().stream().anyMatch(student -> selection.includesStudent(student.number()));
    boolean listed =
        snapshot.buckets().find().isPresent()
            && EachRepository.classRegion(snapshot, course).find().isPresent();
    if (selection.students().isEmpty()
        || onRoster
        || !listed
        || !snapshot.seenBuckets().isEmpty()
        || !snapshot.seenRepositories().isEmpty()) {
      return;
    }
    throw new ConfigurationException(
        "Student %s is not on the roster (%s), and nothing of theirs was found."
            .formatted(
                selection.students().stream().sorted().collect(joining(", ")),
                course.roster().stream().map(Student::number).limit(40).collect(joining(", "))));
  }
}
