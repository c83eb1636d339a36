package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Commands.word;

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
import java.util.stream.Stream;

/// Flags buckets in which versions can be deleted without a second factor. Off unless a course asks
/// for it: only the root user can switch it on, and no lifecycle goes with it.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
public final class MfaDeleteDisabled implements Check {

  private static final Rule RULE =
      new Rule("s3-mfa-delete", Service.S3, Severity.LOW, Tier.REPORT, "S3.20", "CIS 2.1.2").off();

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
    return EachBucket.judge(RULE, snapshot, course, MfaDeleteDisabled::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.versioning()) {
      case Reading.Unreadable<Versioning> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Versioning>(Versioning versioning) ->
          versioning.mfaDelete()
              ? new Verdict.Pass(Message.of("s3-mfa-delete.pass"))
              : new Verdict.Fail(
                  Severity.LOW, Message.of("s3-mfa-delete.fail"), byRoot(bucket.name()));
    };
  }

  private static String byRoot(String bucket) {
    return """
    # Only the root user can do it, with its MFA device, and not in a bucket that has a lifecycle:
    # aws s3api put-bucket-versioning --bucket %s --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa 'SERIAL CODE'\
    """
        .formatted(word(bucket));
  }
}
