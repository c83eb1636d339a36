package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Flags students without their bucket. A name that the listing of this account did not show and
/// that HeadBucket refuses belongs to somebody else: bucket names are global.
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
    return EachBucket.expected(
        RULE,
        snapshot,
        course,
        student ->
            switch (snapshot.buckets()) {
              case Reading.Known<List<Bucket>> _ -> judge(student, snapshot, course);
              case Reading.Unreadable<List<Bucket>> gap -> Verdict.Unknown.because(gap);
            });
  }

  private static Verdict judge(Student student, Snapshot snapshot, Course course) {
    String name = course.bucketName(student);
    if (snapshot.findBucket(name).isPresent()) {
      return new Verdict.Pass(Message.of("s3-bucket-exists.pass", name));
    }
    Optional<String> other = findUnderOtherPattern(student, snapshot, course);
    if (other.isPresent()) {
      return new Verdict.Pass(Message.of("s3-bucket-exists.pass.other-name", other.get(), name));
    }
    return switch (snapshot.unlistedNames().getOrDefault(name, notAsked())) {
      case Reading.Known<NameStatus>(NameStatus status) -> judge(student, status, snapshot, course);
      case Reading.Unreadable<NameStatus> gap -> Verdict.Unknown.because(gap);
    };
  }

  private static Optional<String> findUnderOtherPattern(
      Student student, Snapshot snapshot, Course course) {
    return course.buckets().stream()
        .skip(1)
        .map(pattern -> pattern.name(student.number()))
        .filter(name -> snapshot.findBucket(name).isPresent())
        .findFirst();
  }

  private static Reading<NameStatus> notAsked() {
    return Reading.unreadable("s3:ListBucket", Reading.Cause.REFUSED, "HeadBucket");
  }

  private static Verdict judge(
      Student student, NameStatus status, Snapshot snapshot, Course course) {
    String name = course.bucketName(student);
    return switch (status) {
      case OURS -> new Verdict.Pass(Message.of("s3-bucket-exists.pass", name));
      case FREE ->
          new Verdict.Fail(
              Severity.HIGH,
              Message.of("s3-bucket-exists.fail.missing", name),
              Commands.createBucket(name, course.region()));
      case TAKEN ->
          new Verdict.Fail(
              Severity.HIGH,
              Message.of("s3-bucket-exists.fail.taken", name),
              underFreeName(student, snapshot.account().id(), course));
    };
  }

  /// The course's second pattern, if it has one; else the name with the account's id, which nobody
  /// takes.
  private static String underFreeName(Student student, String account, Course course) {
    if (course.buckets().size() > 1) {
      return Commands.createBucket(course.buckets().get(1).name(student.number()), course.region());
    }
    return "# Add this pattern to 'buckets' in the course file: %s-%s\n%s"
        .formatted(
            course.buckets().getFirst(),
            account,
            Commands.createBucket(course.bucketName(student) + "-" + account, course.region()));
  }
}
