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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Flags students without their bucket. Where somebody else in the world has its name, another
/// check says so, if the course asks for it.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
public final class BucketMissing implements Check {

  private static final Rule RULE =
      new Rule("s3-bucket-exists", Service.S3, Severity.HIGH, Tier.ALERT);

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
    String expected = course.bucketName(student);
    Optional<String> found = AcceptedBucket.find(student, snapshot, course);
    if (found.isPresent()) {
      return new Verdict.Pass(
          found.get().equals(expected)
              ? Message.of("s3-bucket-exists.pass", expected)
              : Message.of("s3-bucket-exists.pass.other-name", found.get(), expected));
    }
    return switch (AcceptedBucket.status(student, snapshot, course)) {
      case Reading.Unreadable<NameStatus> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<NameStatus>(NameStatus status) ->
          switch (status) {
            case OURS -> new Verdict.Pass(Message.of("s3-bucket-exists.pass", expected));
            case TAKEN -> taken(student, snapshot, course);
            case FREE ->
                new Verdict.Fail(
                    Severity.HIGH,
                    Message.of("s3-bucket-exists.fail.missing", expected),
                    Commands.createBucket(expected, course.region()));
          };
    };
  }

  private static Verdict taken(Student student, Snapshot snapshot, Course course) {
    String expected = course.bucketName(student);
    return course.checks().isOn(BucketNameTaken.RULE)
        ? new Verdict.NotApplicable(Message.of("s3-bucket-exists.na.taken", expected))
        : new Verdict.Fail(
            Severity.HIGH,
            Message.of("s3-bucket-exists.fail.taken", expected),
            BucketNameTaken.createUnderFreeName(student, snapshot, course));
  }
}
