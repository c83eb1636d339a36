package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets in which no lifecycle rule is in force.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
public final class LifecycleMissing implements Check {

  private static final Rule RULE =
      new Rule("s3-lifecycle", Service.S3, Severity.LOW, Tier.REPORT, "S3.13");

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
    return EachBucket.judge(RULE, snapshot, course, LifecycleMissing::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.lifecycle()) {
      case Reading.Unreadable<List<LifecycleRule>> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<List<LifecycleRule>>(List<LifecycleRule> rules) -> {
        long enabled = rules.stream().filter(LifecycleRule::enabled).count();
        if (enabled > 0) {
          yield new Verdict.Pass(Message.of("s3-lifecycle.pass", enabled));
        }
        yield rules.isEmpty()
            ? fail(bucket, Message.of("s3-lifecycle.fail.none"))
            : fail(bucket, Message.of("s3-lifecycle.fail.disabled", rules.size()));
      }
    };
  }

  private static Verdict fail(Bucket bucket, Message message) {
    return new Verdict.Fail(Severity.LOW, message, LifecycleRemedy.abortUploads(bucket.name()));
  }
}
