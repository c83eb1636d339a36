package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.stream.Stream;

/// Flags buckets outside the class region. A bucket cannot move: it is copied and made anew.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
public final class BucketInOtherRegion implements Check {

  private static final Rule RULE =
      new Rule("s3-bucket-region", Service.S3, Severity.MEDIUM, Tier.ALERT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, course.region()));
  }

  private static Verdict judge(Bucket bucket, String expected) {
    return switch (bucket.region()) {
      case Reading.Known<String>(String region) when region.equals(expected) ->
          new Verdict.Pass(Message.of("s3-bucket-region.pass", region));
      case Reading.Known<String>(String region) ->
          new Verdict.Fail(
              Severity.MEDIUM,
              Message.of("s3-bucket-region.fail", region, expected),
              move(bucket.name(), region, expected));
      case Reading.Unreadable<String> gap -> Verdict.Unknown.because(gap);
    };
  }

  private static String move(String bucket, String from, String to) {
    String copy = bucket + "-moving";
    return String.join(
        "\n",
        Commands.createBucket(copy, to),
        "aws s3 sync s3://%s s3://%s --source-region %s --region %s"
            .formatted(word(bucket), word(copy), word(from), word(to)),
        "# Look at s3://%s before you go on: the next command deletes the old bucket and its versions."
            .formatted(copy),
        "aws s3 rb s3://%s --force --region %s".formatted(word(bucket), word(from)),
        "# The name may take an hour to be free in another region.",
        Commands.createBucket(bucket, to),
        "aws s3 sync s3://%s s3://%s --region %s".formatted(word(copy), word(bucket), word(to)),
        "aws s3 rb s3://%s --force --region %s".formatted(word(copy), word(to)));
  }
}
