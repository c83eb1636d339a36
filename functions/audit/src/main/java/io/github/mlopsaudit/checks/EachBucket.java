package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One verdict for each bucket that was found, on the roster or not. Where the buckets could not be
/// listed each student's bucket is unknown; where one is missing, only the check of its existence
/// says so.
public final class EachBucket {

  private EachBucket() {}

  public static Stream<Assessment> judge(
      Rule rule, Snapshot snapshot, Course course, Function<Bucket, Verdict> verdict) {
    if (!snapshot.selection().includes(Service.S3)) {
      return Stream.empty();
    }
    return switch (snapshot.buckets()) {
      case Reading.Known<List<Bucket>>(List<Bucket> buckets) ->
          buckets.stream().map(bucket -> judge(rule, course, bucket, verdict.apply(bucket)));
      case Reading.Unreadable<List<Bucket>> gap ->
          expected(rule, snapshot, course, _ -> Verdict.Unknown.because(gap));
    };
  }

  /// One verdict for each student's expected bucket, found or not; unknown where the buckets could
  /// not be listed.
  public static Stream<Assessment> expected(
      Rule rule, Snapshot snapshot, Course course, Function<Student, Verdict> verdict) {
    if (!snapshot.selection().includes(Service.S3)) {
      return Stream.empty();
    }
    Optional<Verdict> unlisted = snapshot.buckets().findGap().map(Verdict.Unknown::because);
    return course.roster().stream()
        .filter(student -> snapshot.selection().includesStudent(student.number()))
        .map(student ->
            expected(rule, course, student, unlisted.orElseGet(() -> verdict.apply(student))));
  }

  private static Assessment expected(Rule rule, Course course, Student student, Verdict verdict) {
    Resource resource = Resource.bucket(course.bucketName(student), course.region());
    return new Assessment(rule, resource, student.number(), verdict);
  }

  private static Assessment judge(Rule rule, Course course, Bucket bucket, Verdict verdict) {
    Resource resource =
        Resource.bucket(bucket.name(), bucket.region().find().orElse(course.region()));
    return new Assessment(rule, resource, course.bucketOwner(bucket.name()), verdict);
  }
}
