package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.KmsKey;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Flags buckets whose KMS key cannot be used, or soon cannot: what was encrypted with it cannot be
/// read then. A key of an account that the course does not trust is that account's to switch off.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
public final class KmsKeyUnusable implements Check {

  private static final Rule RULE = new Rule("s3-kms-key", Service.S3, Severity.MEDIUM, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_REGION, Read.BUCKET_ENCRYPTION, Read.KMS_KEY);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    Set<String> trusted =
        Stream.concat(Stream.of(snapshot.account().id()), course.trustedAccounts().stream())
            .collect(Collectors.toUnmodifiableSet());
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, snapshot, trusted));
  }

  private static Verdict judge(Bucket bucket, Snapshot snapshot, Set<String> trusted) {
    return switch (bucket.encryption()) {
      case Reading.Unreadable<Encryption> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Encryption>(Encryption encryption) when encryption.kmsKey().isEmpty() ->
          noKey();
      case Reading.Known<Encryption> _ ->
          switch (bucket.kmsKey()) {
            case Reading.Unreadable<KmsKey> gap -> Verdict.Unknown.because(gap);
            case Reading.Known<KmsKey>(KmsKey key) ->
                key.isNamed() ? judge(key, bucket, snapshot, trusted) : noKey();
          };
    };
  }

  private static Verdict noKey() {
    return new Verdict.NotApplicable(Message.of("s3-kms-key.none"));
  }

  private static Verdict judge(KmsKey key, Bucket bucket, Snapshot snapshot, Set<String> trusted) {
    KmsKeyRemedy remedy = new KmsKeyRemedy(key, bucket, snapshot.account().id());
    return switch (key.state()) {
      case ENABLED -> usable(key, "Enabled", remedy, trusted);
      case UPDATING -> usable(key, "Updating", remedy, trusted);
      case CREATING -> new Verdict.Unknown(Message.of("s3-kms-key.unknown.creating", key.arn()));
      case DISABLED -> fail("disabled", key, remedy.enable());
      case PENDING_DELETION, PENDING_REPLICA_DELETION ->
          fail("pending-deletion", key, remedy.cancelDeletion());
      case PENDING_IMPORT -> fail("pending-import", key, remedy.importMaterial());
      case UNAVAILABLE -> fail("unavailable", key, remedy.connect());
      case NOT_FOUND -> fail("not-found", key, remedy.leave());
    };
  }

  private static Verdict usable(
      KmsKey key, String state, KmsKeyRemedy remedy, Set<String> trusted) {
    return trusted.contains(key.account())
        ? new Verdict.Pass(Message.of("s3-kms-key.pass", key.arn(), state))
        : new Verdict.Fail(
            Severity.LOW,
            Message.of("s3-kms-key.fail.foreign", key.arn(), key.account()),
            remedy.leaveOrTrust());
  }

  private static Verdict fail(String how, KmsKey key, Remedy remedy) {
    return new Verdict.Fail(
        Severity.MEDIUM, Message.of("s3-kms-key.fail." + how, key.arn()), remedy);
  }
}
