package io.github.mlopsaudit;

import static java.util.stream.Collectors.toSet;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.Set;

/// Finds a run that looks in the wrong region: nobody named the region of the class, so it was
/// taken from AWS_REGION or the profile. Buckets are listed from anywhere, so such a run would call
/// each of them misplaced, and every repository missing.
final class ClassRegion {

  private ClassRegion() {}

  /// Refuses where all buckets that were seen stand in one other region, and no repository in this
  /// one.
  static void requirePlausible(Snapshot snapshot, Course course) {
    Set<String> regions =
        snapshot.seenBuckets().stream()
            .flatMap(bucket -> bucket.region().find().stream())
            .collect(toSet());
    if (regions.size() != 1
        || regions.contains(course.region())
        || hasRepositories(snapshot, course)) {
      return;
    }
    String there = regions.iterator().next();
    throw new ConfigurationException(
        "The buckets of the class are in %s, and nothing of it in %s: set AWS_REGION=%s, or 'region' in the course file. If they are in the wrong region indeed, set AUDIT_REGION=%s."
            .formatted(there, course.region(), there, course.region()));
  }

  private static boolean hasRepositories(Snapshot snapshot, Course course) {
    return snapshot.selection().includes(Service.ECR)
        && EachRepository.classRegion(snapshot, course).find().filter(List::isEmpty).isEmpty();
  }
}
