package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Encryption;
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

/// Flags buckets without default encryption. AWS has encrypted every bucket since 2023-01-05, so
/// this informs (which algorithm) and does not alert; it stays because the course teaches it.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
public final class DefaultEncryptionMissing implements Check {

  private static final Rule RULE =
      new Rule(
          "s3-encryption", Service.S3, Severity.INFO, Tier.REPORT, "CIS 2.1.1", "ISMS-P 2.7.1");

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
    return EachBucket.judge(RULE, snapshot, course, DefaultEncryptionMissing::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.encryption()) {
      case Reading.Known<Encryption>(Encryption encryption) when encryption.algorithm().isEmpty() ->
          new Verdict.Fail(Severity.INFO, Message.of("s3-encryption.fail"), encrypt(bucket.name()));
      case Reading.Known<Encryption>(Encryption encryption) ->
          new Verdict.Pass(
              Message.of("s3-encryption.pass", encryption.algorithm(), encryption.bucketKey()));
      case Reading.Unreadable<Encryption> gap -> Verdict.Unknown.because(gap);
    };
  }

  private static String encrypt(String bucket) {
    return "aws s3api put-bucket-encryption --bucket "
        + Commands.word(bucket)
        + " --server-side-encryption-configuration"
        + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"},\"BucketKeyEnabled\":true}]}'";
  }
}
