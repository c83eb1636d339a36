package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Encryption;
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
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that take objects encrypted with a key that only the writer has (SSE-C): whoever
/// gets hold of a student's access can make the class's data unreadable that way. AWS has blocked
/// it in new buckets since April 2026.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
public final class CustomerKeysAllowed implements Check {

  private static final Rule RULE =
      new Rule("s3-sse-c-blocked", Service.S3, Severity.LOW, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_ENCRYPTION);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, CustomerKeysAllowed::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.encryption()) {
      case Reading.Unreadable<Encryption> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Encryption>(Encryption encryption) ->
          encryption.blocked().contains("SSE-C")
              ? new Verdict.Pass(Message.of("s3-sse-c-blocked.pass"))
              : new Verdict.Fail(
                  Severity.INFO,
                  Message.of("s3-sse-c-blocked.fail"),
                  Remedy.asking(EncryptionRemedy.blockingCustomerKeys(bucket.name())));
    };
  }
}
