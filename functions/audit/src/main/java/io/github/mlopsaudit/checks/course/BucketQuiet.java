package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

/// Tells what was done in a bucket, and flags one in which nothing was written for long while the
/// course runs. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
public final class BucketQuiet implements Check {

  private static final Parameter QUIET_DAYS = new Parameter("quietDays", 14, 1, 365);
  private static final Rule RULE =
      new Rule("s3-activity", Service.S3, Severity.INFO, Tier.REPORT).with(QUIET_DAYS);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_CONTENTS);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, snapshot, course));
  }

  private static Verdict judge(Bucket bucket, Snapshot snapshot, Course course) {
    if (snapshot.day().isBefore(course.starts()) || snapshot.day().isAfter(course.ends())) {
      return new Verdict.NotApplicable(Message.of("s3-activity.na.not-running", snapshot.day()));
    }
    return switch (bucket.contents()) {
      case Reading.Unreadable<Contents> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Contents>(Contents contents) ->
          contents
              .lastWrite()
              .map(write -> write.atZone(Snapshot.CLASS_ZONE).toLocalDate())
              .map(write -> judge(write, contents, snapshot, course))
              .orElseGet(() -> new Verdict.NotApplicable(Message.of("s3-activity.na.empty")));
    };
  }

  private static Verdict judge(
      LocalDate lastWrite, Contents contents, Snapshot snapshot, Course course) {
    int allowed = course.checks().number(RULE, QUIET_DAYS);
    LocalDate since = lastWrite.isBefore(course.starts()) ? course.starts() : lastWrite;
    if (ChronoUnit.DAYS.between(since, snapshot.day()) <= allowed) {
      return new Verdict.Pass(facts("s3-activity.pass", lastWrite, contents, allowed));
    }
    // What the bounded listing did not come to may be newer.
    return contents.objects().exact()
        ? new Verdict.Fail(
            Severity.INFO,
            facts("s3-activity.fail", lastWrite, contents, allowed),
            "# Run an experiment or a pipeline, or ask whether the student still takes part.")
        : new Verdict.NotApplicable(
            Message.of("s3-activity.na.bounded", contents.objects(), lastWrite));
  }

  private static Message facts(String key, LocalDate lastWrite, Contents contents, int allowed) {
    return Message.of(
        key,
        contents.mlflow().entries(),
        contents.runs(),
        contents.pipelines().entries(),
        contents.objects().exact() ? lastWrite : "≥ " + lastWrite,
        allowed);
  }
}
