package io.github.mlopsaudit.checks.s3;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets whose access control list opens them to everybody, or to everybody who has an AWS
/// account. Object Ownership may switch ACLs off, and IgnorePublicAcls, at the bucket or the
/// account, makes a public ACL latent: it opens the bucket again when somebody turns the block off.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
public final class AclPublic implements Check {

  private static final Rule RULE =
      new Rule(
          "s3-public-acl", Service.S3, Severity.HIGH, Tier.ALERT, "S3.2", "S3.3", "ISMS-P 2.6.1");

  private static final List<String> PUBLIC_GROUPS = List.of("AllUsers", "AuthenticatedUsers");
  private static final Set<String> WRITING = Set.of("WRITE", "WRITE_ACP", "FULL_CONTROL");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(
        Read.LIST_BUCKETS,
        Read.BUCKET_ACL,
        Read.OBJECT_OWNERSHIP,
        Read.BUCKET_BLOCK,
        Read.ACCOUNT_BLOCK);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, snapshot.account()));
  }

  private static Verdict judge(Bucket bucket, Account account) {
    if (bucket.ownership().equals(Reading.known(ObjectOwnership.BUCKET_OWNER_ENFORCED))) {
      return new Verdict.Pass(Message.of("s3-public-acl.pass.disabled"));
    }
    return switch (bucket.acl()) {
      case Reading.Unreadable<Acl> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Acl>(Acl acl) -> judge(publicGrants(acl), bucket, account);
    };
  }

  private static List<Acl.Grant> publicGrants(Acl acl) {
    return acl.grants().stream()
        .filter(grant -> PUBLIC_GROUPS.stream().anyMatch(group -> isGroup(grant, group)))
        .toList();
  }

  private static boolean isGroup(Acl.Grant grant, String group) {
    return grant.grantee().endsWith("/groups/global/" + group);
  }

  private static Verdict judge(List<Acl.Grant> grants, Bucket bucket, Account account) {
    if (grants.isEmpty()) {
      return new Verdict.Pass(Message.of("s3-public-acl.pass.none"));
    }
    if (ignores(bucket.blockPublicAccess()) || ignores(account.blockPublicAccess())) {
      return fail(Severity.LOW, "latent", grants, bucket);
    }
    return bucket
        .blockPublicAccess()
        .findGap()
        .or(() -> account.blockPublicAccess().findGap())
        .<Verdict>map(gap -> unlessBlocked(gap, grants))
        .orElseGet(() -> open(grants, bucket));
  }

  private static boolean ignores(Reading<BlockPublicAccess> reading) {
    return reading.find().filter(BlockPublicAccess::ignorePublicAcls).isPresent();
  }

  private static Verdict unlessBlocked(Reading.Unreadable<?> gap, List<Acl.Grant> grants) {
    return new Verdict.Unknown(
        Message.of("s3-public-acl.unknown", labels(grants), gap.action(), gap.cause().name()));
  }

  private static Verdict open(List<Acl.Grant> grants, Bucket bucket) {
    return grants.stream().anyMatch(grant -> WRITING.contains(grant.permission()))
        ? fail(Severity.CRITICAL, "write", grants, bucket)
        : fail(Severity.HIGH, "read", grants, bucket);
  }

  private static Verdict fail(
      Severity severity, String how, List<Acl.Grant> grants, Bucket bucket) {
    return new Verdict.Fail(
        severity,
        Message.of("s3-public-acl.fail." + how, labels(grants)),
        AclRemedy.resetAndDisable(bucket.name()));
  }

  private static String labels(List<Acl.Grant> grants) {
    return grants.stream()
        .map(grant ->
            grant.grantee().substring(grant.grantee().lastIndexOf('/') + 1)
                + " "
                + grant.permission())
        .collect(joining(", "));
  }
}
