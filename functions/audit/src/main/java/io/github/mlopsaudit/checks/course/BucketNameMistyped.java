package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that stand in for a missing one under a nearly right name: the work is there, and
/// nothing that goes by the name finds it.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
public final class BucketNameMistyped implements Check {

  private static final Rule RULE =
      new Rule("s3-bucket-near-miss", Service.S3, Severity.LOW, Tier.REPORT);

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
    Map<String, List<String>> mistyped = Mistyped.buckets(snapshot, course);
    return EachBucket.expected(
        RULE, snapshot, course, student -> judge(student, mistyped, snapshot, course));
  }

  private static Verdict judge(
      Student student, Map<String, List<String>> mistyped, Snapshot snapshot, Course course) {
    String expected = course.bucketName(student);
    if (AcceptedBucket.find(student, snapshot, course).isPresent()) {
      return new Verdict.Pass(Message.of("s3-bucket-near-miss.pass"));
    }
    List<String> alike = mistyped.getOrDefault(expected, List.of());
    if (alike.isEmpty()) {
      return new Verdict.Pass(Message.of("s3-bucket-near-miss.pass.none", expected));
    }
    return switch (AcceptedBucket.status(student, snapshot, course)) {
      case Reading.Unreadable<NameStatus> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<NameStatus>(NameStatus status) ->
          new Verdict.Fail(
              Severity.LOW,
              Message.of("s3-bucket-near-miss.fail", expected, String.join(", ", alike)),
              copy(
                  alike.getFirst(),
                  status == NameStatus.TAKEN
                      ? AcceptedBucket.freeName(student, snapshot, course)
                      : expected,
                  snapshot,
                  course));
    };
  }

  /// Copies and deletes nothing. The owner is asked for, so that nothing is copied into a bucket of
  /// somebody else.
  private static String copy(String from, String to, Snapshot snapshot, Course course) {
    Optional<String> region = snapshot.findBucket(from).flatMap(bucket -> bucket.region().find());
    return """
    { aws s3api head-bucket --bucket %s --expected-bucket-owner %s > /dev/null 2>&1 || %s; } && \\
    aws s3 sync s3://%s s3://%s%s --region %s
    # Look at the copy, let MLflow and the pipelines write there, and only then empty and delete the old bucket.\
    """
        .formatted(
            word(to),
            snapshot.account().id(),
            Commands.createBucket(to, course.region()),
            word(from),
            word(to),
            region.map(known -> " --source-region " + word(known)).orElse(""),
            word(course.region()));
  }
}
