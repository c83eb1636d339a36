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

/// Flags buckets that do not encrypt with a KMS key by default. Off unless a course asks for it:
/// KMS costs for each request and needs permissions of its own.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
public final class KmsEncryptionMissing implements Check {

  private static final Rule RULE =
      new Rule("s3-kms-encryption", Service.S3, Severity.INFO, Tier.REPORT, "S3.17").off();

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
    return EachBucket.judge(RULE, snapshot, course, KmsEncryptionMissing::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.encryption()) {
      case Reading.Unreadable<Encryption> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Encryption>(Encryption encryption) ->
          switch (encryption.algorithm()) {
            case "aws:kms", "aws:kms:dsse" ->
                new Verdict.Pass(Message.of("s3-kms-encryption.pass", encryption.algorithm()));
            case "" -> fail(bucket, Message.of("s3-kms-encryption.fail.none"));
            default -> fail(bucket, Message.of("s3-kms-encryption.fail", encryption.algorithm()));
          };
    };
  }

  private static Verdict fail(Bucket bucket, Message message) {
    return new Verdict.Fail(
        Severity.INFO, message, Remedy.asking(EncryptionRemedy.withKms(bucket.name())));
  }
}
