package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Parameter;
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

/// Flags buckets whose public access is not blocked by bucket and account together: AWS applies the
/// stricter value of each flag. IgnorePublicAcls and RestrictPublicBuckets end what is public now,
/// the other two only prevent more. With `strict` the bucket must block by itself (Security Hub
/// S3.8).
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
public final class PublicAccessNotBlocked implements Check {

  private static final Parameter STRICT = Parameter.flag("strict");
  private static final Rule RULE =
      new Rule(
              "s3-block-public-access",
              Service.S3,
              Severity.HIGH,
              Tier.ALERT,
              "S3.8",
              "CIS 2.1.4",
              "ISMS-P 2.6.1")
          .with(STRICT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_BLOCK, Read.ACCOUNT_BLOCK);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    boolean strict = course.checks().flag(RULE, STRICT);
    Reading<BlockPublicAccess> account = snapshot.account().blockPublicAccess();
    return EachBucket.judge(
        RULE, snapshot, course, bucket -> strict ? judgeStrictly(bucket) : judge(bucket, account));
  }

  /// One command for all, unless each bucket has to block by itself.
  @Override
  public String classRemedy(Snapshot snapshot, Course course) {
    return course.checks().flag(RULE, STRICT) ? "" : Commands.blockAccount(snapshot.account().id());
  }

  private static Verdict judgeStrictly(Bucket bucket) {
    return switch (bucket.blockPublicAccess()) {
      case Reading.Unreadable<BlockPublicAccess> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<BlockPublicAccess>(BlockPublicAccess flags) ->
          flags.blocksAll() ? pass("bucket") : fail(Severity.HIGH, "strict", flags, bucket);
    };
  }

  private static Verdict judge(Bucket bucket, Reading<BlockPublicAccess> account) {
    if (blocksAll(bucket.blockPublicAccess())) {
      return pass("bucket");
    }
    if (blocksAll(account)) {
      return pass("account");
    }
    return switch (bucket.blockPublicAccess()) {
      case Reading.Unreadable<BlockPublicAccess> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<BlockPublicAccess>(BlockPublicAccess flags) ->
          switch (account) {
            case Reading.Unreadable<BlockPublicAccess> gap -> Verdict.Unknown.because(gap);
            case Reading.Known<BlockPublicAccess>(BlockPublicAccess accountFlags) ->
                judge(flags.or(accountFlags), bucket);
          };
    };
  }

  private static Verdict judge(BlockPublicAccess effective, Bucket bucket) {
    if (effective.blocksAll()) {
      return pass("both");
    }
    return effective.ignorePublicAcls() && effective.restrictPublicBuckets()
        ? fail(Severity.LOW, "preventive", effective, bucket)
        : fail(Severity.HIGH, "open", effective, bucket);
  }

  private static boolean blocksAll(Reading<BlockPublicAccess> reading) {
    return reading.find().filter(BlockPublicAccess::blocksAll).isPresent();
  }

  private static Verdict pass(String by) {
    return new Verdict.Pass(Message.of("s3-block-public-access.pass." + by));
  }

  private static Verdict fail(
      Severity severity, String how, BlockPublicAccess flags, Bucket bucket) {
    return new Verdict.Fail(
        severity,
        Message.of("s3-block-public-access.fail." + how, String.join(", ", flags.missing())),
        Remedy.asking(Commands.blockPublicAccess(bucket.name())));
  }
}
