package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.toSet;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that look like the class's and have no number, or one that nobody on the roster
/// has as it is written.
public final class BucketOrphaned implements Check {

  private static final Rule RULE =
      new Rule("s3-bucket-orphan", Service.S3, Severity.LOW, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_NAME, Read.BUCKET_REGION);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    if (!snapshot.selection().includes(Service.S3) || course.roster().isEmpty()) {
      return Stream.empty();
    }
    return switch (snapshot.buckets()) {
      case Reading.Unreadable<List<Bucket>> gap -> Stream.of(unknown(gap, snapshot, course));
      case Reading.Known<List<Bucket>>(List<Bucket> buckets) -> {
        Set<String> mistyped =
            Mistyped.buckets(snapshot, course).values().stream()
                .flatMap(Collection::stream)
                .collect(toSet());
        yield buckets.stream()
            .filter(bucket -> isNobodys(bucket, course) && !mistyped.contains(bucket.name()))
            .map(bucket -> orphan(bucket, course));
      }
    };
  }

  private static boolean isNobodys(Bucket bucket, Course course) {
    return course.findStudent(course.bucketOwner(bucket.name())).isEmpty();
  }

  private static Message why(Bucket bucket, Course course) {
    String number = course.bucketOwner(bucket.name());
    if (number.isEmpty()) {
      return Message.of("s3-bucket-orphan.fail.no-number", bucket.name());
    }
    return course.roster().stream()
        .map(Student::number)
        .filter(other -> Selection.same(other, number))
        .findFirst()
        .map(other -> Message.of("s3-bucket-orphan.fail.spelling", bucket.name(), other))
        .orElseGet(() -> Message.of("s3-bucket-orphan.fail", bucket.name()));
  }

  private static Assessment unknown(Reading.Unreadable<?> gap, Snapshot snapshot, Course course) {
    Resource account = Resource.account(snapshot.account().id(), course.region());
    return new Assessment(RULE, account, "", Verdict.Unknown.because(gap));
  }

  private static Assessment orphan(Bucket bucket, Course course) {
    return new Assessment(
        RULE,
        Resource.bucket(bucket.name(), bucket.region().find().orElse(course.region())),
        course.bucketOwner(bucket.name()),
        new Verdict.Fail(
            Severity.LOW,
            why(bucket, course),
            "# Ask in the class whose bucket this is: %s. Nothing is deleted by this audit."
                .formatted(word(bucket.name()))));
  }
}
