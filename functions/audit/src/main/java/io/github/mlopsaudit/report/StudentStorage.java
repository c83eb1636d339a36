package io.github.mlopsaudit.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Student;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a run saw of one student's storage, and what there should be. `number` may lack the zeros
/// in front that the roster writes.
record StudentStorage(Report report, String number) {

  private Course course() {
    return report.course();
  }

  /// As the roster has them; of somebody who is not on it only the number is known.
  Student student() {
    return course().roster().stream()
        .filter(student -> Selection.same(student.number(), number))
        .findFirst()
        .orElseGet(() -> new Student(number, "", "", Student.Role.STUDENT));
  }

  String expectedBucket() {
    return course().bucketName(student());
  }

  /// `mlops-user07-*`
  String repositoryPrefix() {
    return course().repositoryName(student(), "*");
  }

  boolean hasExpectedBucket() {
    return buckets().stream().anyMatch(bucket -> bucket.name().equals(expectedBucket()));
  }

  /// The student's buckets, the expected one first.
  List<Bucket> buckets() {
    String expected = expectedBucket();
    return report.snapshot().seenBuckets().stream()
        .filter(bucket -> isOwn(course().bucketOwner(bucket.name())))
        .sorted(
            Comparator.comparing((Bucket bucket) -> !bucket.name().equals(expected))
                .thenComparing(Bucket::name))
        .toList();
  }

  /// The student's repositories of all regions, those of the class region first.
  List<Repository> repositories() {
    return report.snapshot().seenRepositories().stream()
        .filter(repository -> isOwn(course().repositoryOwner(repository.name())))
        .sorted(Comparator.comparing((Repository r) -> !r.region().equals(course().region())))
        .toList();
  }

  /// The expected names of what is in the class region under no name that the course accepts;
  /// nothing where the region could not be listed.
  List<String> missingRepositories() {
    Optional<List<Repository>> listed =
        Optional.ofNullable(report.snapshot().repositories().get(course().region()))
            .flatMap(Reading::find);
    if (listed.isEmpty()) {
      return List.of();
    }
    Set<String> names = listed.get().stream().map(Repository::name).collect(toUnmodifiableSet());
    return course().components().stream()
        .filter(not(component -> accepted(component).anyMatch(names::contains)))
        .map(component -> course().repositoryName(student(), component))
        .toList();
  }

  private Stream<String> accepted(String component) {
    return course().repositories().stream()
        .map(pattern -> pattern.name(student().number(), component));
  }

  private boolean isOwn(String owner) {
    return Selection.same(owner, number);
  }
}
