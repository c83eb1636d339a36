package io.github.mlopsaudit.checks.s3;

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
import io.github.mlopsaudit.core.Versioning;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Flags buckets that keep no earlier versions, never switched on or suspended.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
public final class VersioningDisabled implements Check {

  private static final Rule RULE =
      new Rule("s3-versioning", Service.S3, Severity.MEDIUM, Tier.ALERT, "S3.14", "ISMS-P 2.9.3");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_VERSIONING);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, VersioningDisabled::judge);
  }

  @Override
  public String classRemedy(Snapshot snapshot, Course course) {
    return snapshot.seenBuckets().stream()
        .filter(bucket -> judge(bucket) instanceof Verdict.Fail)
        .map(bucket -> enable(bucket.name()))
        .collect(Collectors.joining(" && \\\n"));
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.versioning()) {
      case Reading.Unreadable<Versioning> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Versioning>(Versioning versioning) ->
          switch (versioning.status()) {
            case ENABLED -> new Verdict.Pass(Message.of("s3-versioning.pass"));
            case SUSPENDED -> fail("s3-versioning.fail.suspended", bucket.name());
            case NEVER -> fail("s3-versioning.fail.never", bucket.name());
          };
    };
  }

  private static Verdict fail(String key, String bucket) {
    return new Verdict.Fail(Severity.MEDIUM, Message.of(key), enable(bucket));
  }

  private static String enable(String bucket) {
    return "aws s3api put-bucket-versioning --bucket %s --versioning-configuration Status=Enabled"
        .formatted(Commands.word(bucket));
  }
}
