package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags students whose bucket's name somebody else in the world has. A name that the listing of
/// this account did not show and that HeadBucket refuses is not ours: bucket names are global.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html
public final class BucketNameTaken implements Check {

  static final Rule RULE = new Rule("s3-bucket-name-taken", Service.S3, Severity.HIGH, Tier.ALERT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_NAME);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.expected(RULE, snapshot, course, student -> judge(student, snapshot, course));
  }

  private static Verdict judge(Student student, Snapshot snapshot, Course course) {
    if (AcceptedBucket.find(student, snapshot, course).isPresent()) {
      return new Verdict.NotApplicable(Message.of("s3-bucket-name-taken.na.ours"));
    }
    String expected = course.bucketName(student);
    return switch (AcceptedBucket.status(student, snapshot, course)) {
      case Reading.Unreadable<NameStatus> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<NameStatus>(NameStatus status) ->
          switch (status) {
            case OURS -> new Verdict.NotApplicable(Message.of("s3-bucket-name-taken.na.ours"));
            case FREE ->
                new Verdict.NotApplicable(Message.of("s3-bucket-name-taken.na.free", expected));
            case TAKEN ->
                new Verdict.Fail(
                    Severity.HIGH,
                    Message.of("s3-bucket-name-taken.fail", expected),
                    createUnderFreeName(student, snapshot, course));
          };
    };
  }

  static String createUnderFreeName(Student student, Snapshot snapshot, Course course) {
    String create =
        Commands.createBucket(AcceptedBucket.freeName(student, snapshot, course), course.region());
    return course.buckets().size() > 1
        ? create
        : "# Add this pattern to 'buckets' in the course file: %s-%s\n%s"
            .formatted(course.buckets().getFirst(), snapshot.account().id(), create);
  }
}
