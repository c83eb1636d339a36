package io.github.mlopsaudit.checks.s3;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.checks.PolicyCommands;
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
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Website;
import io.github.mlopsaudit.policy.Exposure;
import io.github.mlopsaudit.policy.PublicStatement;
import java.util.Optional;
import java.util.Set;
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

  /// A policy that is public: by which reading, and what its text says, if it could be read.
  private record Open(String judgedBy, Optional<Exposure> exposure) {

    boolean writes() {
      return exposure.filter(Exposure::writes).isPresent();
    }

    boolean isNamed() {
      return exposure.filter(Exposure::isPublic).isPresent();
    }

    /// In other words where no statement can be named: `differs` where our reading finds none,
    /// `unread` where there is no reading.
    Message message(String key, String... more) {
      String unnamed = exposure.isPresent() ? ".differs" : ".unread";
      return Message.of(
          "s3-public-policy." + key + (isNamed() ? "" : unnamed),
          Stream.concat(Stream.of(labels(exposure), judgedBy), Stream.of(more)).toArray());
    }
  }

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
        Read.ACCOUNT_BLOCK,
        Read.BUCKET_WEBSITE);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, snapshot.account()));
  }

  private static Verdict judge(Bucket bucket, Account account) {
    Optional<Exposure> exposure = bucket.policy().find().flatMap(Exposure::ofBucket);
    return switch (bucket.policyStatus()) {
      case Reading.Known<PolicyStatus>(PolicyStatus status) ->
          switch (status) {
            case NO_POLICY -> pass("none");
            case NOT_PUBLIC -> notPublic(exposure);
            case PUBLIC -> judge(bucket, account, new Open("IsPublic=true", exposure));
          };
      case Reading.Unreadable<PolicyStatus> gap ->
          exposure
              .map(read -> judgeByText(bucket, account, read, gap))
              .orElseGet(() -> Verdict.Unknown.because(gap(bucket, gap)));
    };
  }

  private static Verdict notPublic(Optional<Exposure> exposure) {
    return exposure.filter(Exposure::isPublic).isPresent()
        ? new Verdict.Pass(Message.of("s3-public-policy.pass.aws-differs", labels(exposure)))
        : pass("aws");
  }

  private static Verdict judgeByText(
      Bucket bucket, Account account, Exposure exposure, Reading.Unreadable<PolicyStatus> gap) {
    if (exposure.isPublic()) {
      String judgedBy = gap.action() + " " + gap.cause();
      return judge(bucket, account, new Open(judgedBy, Optional.of(exposure)));
    }
    return pass(exposure.statements() == 0 ? "none" : "local");
  }

  private static Reading.Unreadable<?> gap(Bucket bucket, Reading.Unreadable<PolicyStatus> status) {
    return bucket
        .policy()
        .find()
        .<Reading.Unreadable<?>>map(_ ->
            new Reading.Unreadable<PolicyDocument>(
                Read.BUCKET_POLICY.action(), Reading.Cause.MALFORMED, "policy"))
        .orElse(status);
  }

  private static Verdict judge(Bucket bucket, Account account, Open open) {
    if (restricts(bucket.blockPublicAccess()) || restricts(account.blockPublicAccess())) {
      return new Verdict.Fail(
          Severity.LOW, open.message("fail.latent"), remedy(bucket, open.exposure()));
    }
    return bucket
        .blockPublicAccess()
        .findGap()
        .or(() -> account.blockPublicAccess().findGap())
        .<Verdict>map(
            gap -> new Verdict.Unknown(open.message("unknown", gap.action(), gap.cause().name())))
        .orElseGet(() -> exposed(bucket, open));
  }

  private static boolean restricts(Reading<BlockPublicAccess> reading) {
    return reading.find().filter(BlockPublicAccess::restrictPublicBuckets).isPresent();
  }

  private static Verdict exposed(Bucket bucket, Open open) {
    boolean website = bucket.website().find().filter(Website.CONFIGURED::equals).isPresent();
    String how = open.writes() ? "fail.write" : "fail.read";
    return new Verdict.Fail(
        open.writes() ? Severity.CRITICAL : Severity.HIGH,
        open.message(website && open.isNamed() ? how + ".website" : how),
        remedy(bucket, open.exposure()));
  }

  private static Verdict pass(String how) {
    return new Verdict.Pass(Message.of("s3-public-policy.pass." + how));
  }

  private static String labels(Optional<Exposure> exposure) {
    return exposure.stream()
        .flatMap(read -> read.publicStatements().stream())
        .map(PublicStatement::label)
        .collect(joining(", "));
  }

  /// The block first, which ends the exposure and loses nothing; then the policy without its public
  /// statements, the others kept. Where nobody knows which they are, a copy to look at.
  private static Remedy remedy(Bucket bucket, Optional<Exposure> exposure) {
    PolicyCommands policy = PolicyCommands.ofBucket(bucket.name());
    String then =
        exposure
            .filter(Exposure::isPublic)
            .map(read ->
                policy.without(
                    bucket.policy().find().orElse(PolicyDocument.NONE),
                    read.publicStatements().stream().map(PublicStatement::index).toList()))
            .orElseGet(policy::save);
    return Remedy.asking(Commands.blockPublicAccess(bucket.name()) + "\n" + then);
  }
}
