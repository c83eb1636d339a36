package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.policy.Exposure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Flags buckets whose policy is public. S3's own GetBucketPolicyStatus decides; the policy's text
/// says why, and decides only where the status could not be read. RestrictPublicBuckets, at the
/// bucket or the account, makes a public policy latent: it opens the bucket again when somebody
/// turns the block off.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html
public final class PolicyPublic implements Check {

  private static final Rule RULE =
      new Rule(
          "s3-public-policy",
          Service.S3,
          Severity.HIGH,
          Tier.ALERT,
          "S3.2",
          "S3.3",
          "ISMS-P 2.6.1");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(
        Read.LIST_BUCKETS,
        Read.POLICY_STATUS,
        Read.BUCKET_POLICY,
        Read.BUCKET_BLOCK,
        Read.ACCOUNT_BLOCK);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, snapshot.account()));
  }

  private static Verdict judge(Bucket bucket, Account account) {
    Optional<Exposure> exposure = bucket.policy().find().flatMap(Exposure::of);
    return switch (bucket.policyStatus()) {
      case Reading.Known<PolicyStatus>(PolicyStatus status) ->
          switch (status) {
            case NO_POLICY -> new Verdict.Pass(Message.of("s3-public-policy.pass.none"));
            case NOT_PUBLIC -> new Verdict.Pass(Message.of("s3-public-policy.pass.aws"));
            case PUBLIC -> judgePublic(bucket, account, exposure);
          };
      case Reading.Unreadable<PolicyStatus> gap ->
          exposure
              .map(read -> judgeByText(bucket, account, read))
              .orElseGet(() -> Verdict.Unknown.because(gap(bucket, gap)));
    };
  }

  private static Verdict judgeByText(Bucket bucket, Account account, Exposure exposure) {
    if (exposure.isPublic()) {
      return judgePublic(bucket, account, Optional.of(exposure));
    }
    return new Verdict.Pass(
        Message.of(
            exposure.statements() == 0
                ? "s3-public-policy.pass.none"
                : "s3-public-policy.pass.local"));
  }

  private static Reading.Unreadable<?> gap(Bucket bucket, Reading.Unreadable<PolicyStatus> status) {
    return bucket
        .policy()
        .find()
        .<Reading.Unreadable<?>>map(_ ->
            new Reading.Unreadable<PolicyDocument>(
                "s3:GetBucketPolicy", Reading.Cause.MALFORMED, "policy"))
        .orElse(status);
  }

  private static Verdict judgePublic(Bucket bucket, Account account, Optional<Exposure> exposure) {
    String statements =
        exposure
            .map(read -> read.publicStatements().stream().map(s -> s.label()))
            .map(labels -> labels.collect(Collectors.joining(", ")))
            .filter(labels -> !labels.isEmpty())
            .orElse("?");
    String remedy = PublicPolicyRemedy.of(bucket.name(), exposure);
    if (restricts(bucket.blockPublicAccess()) || restricts(account.blockPublicAccess())) {
      return new Verdict.Fail(
          Severity.LOW, Message.of("s3-public-policy.fail.latent", statements), remedy);
    }
    return bucket
        .blockPublicAccess()
        .findGap()
        .or(() -> account.blockPublicAccess().findGap())
        .<Verdict>map(gap -> unlessBlocked(gap, statements))
        .orElseGet(() -> exposed(exposure, statements, remedy));
  }

  private static boolean restricts(Reading<BlockPublicAccess> reading) {
    return reading.find().filter(BlockPublicAccess::restrictPublicBuckets).isPresent();
  }

  private static Verdict unlessBlocked(Reading.Unreadable<?> gap, String statements) {
    return new Verdict.Unknown(
        Message.of("s3-public-policy.unknown", statements, gap.action(), gap.cause().name()));
  }

  private static Verdict exposed(Optional<Exposure> exposure, String statements, String remedy) {
    if (exposure.isEmpty()) {
      return new Verdict.Fail(Severity.HIGH, Message.of("s3-public-policy.fail.unread"), remedy);
    }
    return exposure.filter(Exposure::writes).isPresent()
        ? new Verdict.Fail(
            Severity.CRITICAL, Message.of("s3-public-policy.fail.write", statements), remedy)
        : new Verdict.Fail(
            Severity.HIGH, Message.of("s3-public-policy.fail.read", statements), remedy);
  }
}
