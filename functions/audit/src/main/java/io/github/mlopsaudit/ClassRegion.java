package io.github.mlopsaudit;

import static java.util.stream.Collectors.toSet;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.Set;

/// Finds a run that looks in the wrong region. Buckets are listed from anywhere, so such a run
/// would call each of them misplaced and every repository missing.
final class ClassRegion {

  /// Fewer buckets elsewhere may be somebody's mistake, and are findings.
  private static final int A_CLASS = 3;

  private ClassRegion() {}

  static void require(Snapshot snapshot, Course course) {
    List<String> regions =
        snapshot.seenBuckets().stream().flatMap(bucket -> bucket.region().find().stream()).toList();
    Set<String> distinct = regions.stream().collect(toSet());
    boolean repositoriesHere =
        !snapshot.selection().includes(Service.ECR)
            || EachRepository.classRegion(snapshot, course).find().filter(List::isEmpty).isEmpty();
    if (regions.size() < A_CLASS
        || distinct.size() != 1
        || distinct.contains(course.region())
        || repositoriesHere) {
      return;
    }
    String there = distinct.iterator().next();
    throw new ConfigurationException(
        "All %d buckets of the class are in %s, and %s has none of its repositories: set AWS_REGION=%s, or 'region' in the course file."
            .formatted(regions.size(), there, course.region(), there));
  }
}
