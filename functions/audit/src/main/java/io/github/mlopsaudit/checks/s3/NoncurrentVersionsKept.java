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
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Versioning;
import java.util.Set;
import java.util.stream.Stream;

/// Flags versioned buckets that keep every version for ever. A bucket whose versioning is suspended
/// still has the versions made before.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
public final class NoncurrentVersionsKept implements Check {

  private static final Rule RULE =
      new Rule("s3-noncurrent-expiry", Service.S3, Severity.LOW, Tier.REPORT, "S3.10");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_VERSIONING, Read.BUCKET_LIFECYCLE);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, NoncurrentVersionsKept::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.versioning()) {
      case Reading.Unreadable<Versioning> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Versioning>(Versioning versioning) ->
          switch (versioning.status()) {
            case NEVER -> new Verdict.NotApplicable(Message.of("s3-noncurrent-expiry.unversioned"));
            case ENABLED, SUSPENDED ->
                LifecycleAction.judge(
                    RULE,
                    bucket,
                    LifecycleRule::cleansNoncurrent,
                    Remedy.asking(LifecycleRemedy.expireNoncurrent(bucket.name())));
          };
    };
  }
}
