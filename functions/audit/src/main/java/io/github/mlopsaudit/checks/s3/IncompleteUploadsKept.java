package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that keep the parts of uploads that were never completed: nobody sees them, and
/// they are paid for.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
public final class IncompleteUploadsKept implements Check {

  private static final Rule RULE =
      new Rule("s3-abort-uploads", Service.S3, Severity.LOW, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_LIFECYCLE);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, IncompleteUploadsKept::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return LifecycleAction.judge(
        RULE,
        bucket,
        LifecycleRule::abortsUploads,
        Remedy.of(LifecycleRemedy.abortUploads(bucket.name())));
  }
}
