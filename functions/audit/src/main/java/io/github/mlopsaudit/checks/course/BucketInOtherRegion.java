package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
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
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_REGION);
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
              copy(bucket.name(), region, expected));
      case Reading.Unreadable<String> gap -> Verdict.Unknown.because(gap);
    };
  }

  // Nothing is deleted: what a versioned bucket holds is not deleted by a single command, the name
  // may
  // take an hour to become free, and the copy would be the only one meanwhile.
  private static String copy(String bucket, String from, String to) {
    String copy = "moving-" + bucket;
    return """
    %s && \\
    aws s3 sync s3://%s s3://%s --source-region %s --region %s && \\
    aws s3 ls s3://%s --recursive --summarize --region %s | tail -n 2
    # Compare with: aws s3 ls s3://%s --recursive --summarize --region %s | tail -n 2
    # Only then empty and delete the old bucket in the console, wait until its name is free, and make it anew:
    # %s\
    """
        .formatted(
            Commands.createBucket(copy, to),
            word(bucket),
            word(copy),
            word(from),
            word(to),
            word(copy),
            word(to),
            word(bucket),
            word(from),
            Commands.createBucket(bucket, to));
  }
}
