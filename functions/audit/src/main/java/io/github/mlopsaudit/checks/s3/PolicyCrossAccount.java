package io.github.mlopsaudit.checks.s3;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.checks.PolicyCommands;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.ObjectOwnership;
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
import io.github.mlopsaudit.policy.ForeignAccess;
import io.github.mlopsaudit.policy.Insiders;
import io.github.mlopsaudit.policy.LogDelivery;
import io.github.mlopsaudit.policy.Outsider;
import io.github.mlopsaudit.policy.Outsider.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that let another account in, by their policy or their ACL. What the policy says
/// counts, even while RestrictPublicBuckets shuts other accounts out of a bucket with a public
/// policy: it counts again as soon as the public statement is gone.
/// https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6
public final class PolicyCrossAccount implements Check {

  private static final Rule RULE =
      new Rule("s3-cross-account", Service.S3, Severity.MEDIUM, Tier.ALERT, "S3.6");

  /// Permissions that let the grantee give permissions.
  private static final Set<String> CONTROL = Set.of("FULL_CONTROL", "WRITE_ACP");

  /// Whoever else the bucket lets in, as far as it could be read.
  private record Found(ForeignAccess policy, List<Acl.Grant> grants) {

    List<Outsider> inPolicy() {
      return Stream.of(Kind.ACCOUNT, Kind.CANONICAL_USER)
          .flatMap(kind -> policy.of(kind).stream())
          .toList();
    }

    boolean isAnybody() {
      return !inPolicy().isEmpty() || !grants.isEmpty();
    }

    boolean controls() {
      return inPolicy().stream().anyMatch(Outsider::controls)
          || grants.stream().anyMatch(grant -> CONTROL.contains(grant.permission()));
    }

    String names() {
      return Stream.concat(
              inPolicy().stream().map(PolicyCrossAccount::name),
              grants.stream().map(g -> g.grantee() + " (ACL " + g.permission() + ")"))
          .distinct()
          .collect(joining(", "));
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
        Read.BUCKET_ACL,
        Read.OBJECT_OWNERSHIP);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(
        RULE, snapshot, course, bucket -> judge(bucket, snapshot.account(), course));
  }

  private static Verdict judge(Bucket bucket, Account account, Course course) {
    Insiders insiders = insiders(bucket, account, course);
    Reading<ForeignAccess> policy = policy(bucket, insiders);
    Found found =
        new Found(
            policy.find().orElseGet(() -> new ForeignAccess(List.of(), 0)),
            grants(bucket, insiders));
    if (found.isAnybody()) {
      return fail(bucket, found);
    }
    return policy
        .findGap()
        .<Reading.Unreadable<?>>map(gap -> gap)
        .or(() -> aclGap(bucket))
        .<Verdict>map(Verdict.Unknown::because)
        .or(() -> unknownUser(found.policy()))
        .or(() -> untold(found.policy()))
        .or(() -> dead(bucket, found.policy()))
        .or(() -> everybody(found.policy()))
        .orElseGet(() -> new Verdict.Pass(Message.of("s3-cross-account.pass")));
  }

  /// The ACL names its owner even where the listing of buckets did not.
  private static Insiders insiders(Bucket bucket, Account account, Course course) {
    Set<String> accounts = new HashSet<>(course.trustedAccounts());
    accounts.add(account.id());
    Set<String> canonicalUsers = new HashSet<>(Set.of(account.canonicalUserId()));
    bucket.acl().find().map(Acl::owner).ifPresent(canonicalUsers::add);
    canonicalUsers.remove("");
    return new Insiders(accounts, canonicalUsers);
  }

  private static Reading<ForeignAccess> policy(Bucket bucket, Insiders insiders) {
    if (bucket.policyStatus().equals(Reading.known(PolicyStatus.NO_POLICY))) {
      return Reading.known(new ForeignAccess(List.of(), 0));
    }
    return switch (bucket.policy()) {
      case Reading.Unreadable<PolicyDocument> gap -> gap.as();
      case Reading.Known<PolicyDocument>(PolicyDocument document) ->
          ForeignAccess.of(document, insiders)
              .map(Reading::known)
              .orElseGet(
                  () -> Reading.unreadable(Read.BUCKET_POLICY, Reading.Cause.MALFORMED, "policy"));
    };
  }

  private static List<Acl.Grant> grants(Bucket bucket, Insiders insiders) {
    return bucket.acl().find().stream()
        .flatMap(acl -> acl.grants().stream())
        .filter(grant -> !isGroup(grant))
        .filter(grant -> !grant.grantee().equals(LogDelivery.CANONICAL_USER))
        .filter(grant -> !insiders.canonicalUsers().contains(grant.grantee()))
        .toList();
  }

  private static boolean isGroup(Acl.Grant grant) {
    return grant.grantee().startsWith("http");
  }

  /// Without ACLs there is no gap in them.
  private static Optional<Reading.Unreadable<?>> aclGap(Bucket bucket) {
    return bucket.ownership().equals(Reading.known(ObjectOwnership.BUCKET_OWNER_ENFORCED))
        ? Optional.empty()
        : bucket.acl().findGap().map(gap -> gap);
  }

  private static Optional<Verdict> unknownUser(ForeignAccess policy) {
    return Optional.of(policy.of(Kind.UNKNOWN_CANONICAL_USER))
        .filter(users -> !users.isEmpty())
        .map(users -> new Verdict.Unknown(Message.of("s3-cross-account.unknown", names(users))));
  }

  private static Optional<Verdict> untold(ForeignAccess policy) {
    return Optional.of(policy.of(Kind.UNTOLD))
        .filter(untold -> !untold.isEmpty())
        .map(untold ->
            new Verdict.Unknown(Message.of("s3-cross-account.unknown.untold", names(untold))));
  }

  /// Who else is in besides everybody is no question.
  private static Optional<Verdict> everybody(ForeignAccess policy) {
    return Optional.of(policy.of(Kind.EVERYBODY))
        .filter(everybody -> !everybody.isEmpty())
        .map(everybody ->
            new Verdict.NotApplicable(
                Message.of("s3-cross-account.not-applicable", statements(everybody))));
  }

  private static Optional<Verdict> dead(Bucket bucket, ForeignAccess policy) {
    return Optional.of(policy.of(Kind.DEAD))
        .filter(dead -> !dead.isEmpty())
        .map(dead ->
            new Verdict.Fail(
                Severity.LOW,
                Message.of("s3-cross-account.fail.dead", names(dead)),
                Remedy.asking(without(bucket, dead))));
  }

  private static Verdict fail(Bucket bucket, Found found) {
    List<String> commands = new ArrayList<>();
    if (!found.inPolicy().isEmpty()) {
      commands.add(without(bucket, found.inPolicy()));
    }
    if (!found.grants().isEmpty()) {
      commands.add(AclRemedy.resetAndDisable(bucket.name()).commands());
    }
    return new Verdict.Fail(
        found.controls() ? Severity.HIGH : Severity.MEDIUM,
        Message.of(
            found.controls() ? "s3-cross-account.fail.control" : "s3-cross-account.fail",
            found.names()),
        Remedy.asking(String.join("\n", commands)));
  }

  private static String without(Bucket bucket, List<Outsider> outsiders) {
    return PolicyCommands.ofBucket(bucket.name())
        .without(
            bucket.policy().find().orElse(PolicyDocument.NONE),
            outsiders.stream().map(Outsider::index).toList());
  }

  private static String names(List<Outsider> outsiders) {
    return outsiders.stream().map(PolicyCrossAccount::name).distinct().collect(joining(", "));
  }

  private static String statements(List<Outsider> outsiders) {
    return outsiders.stream().map(Outsider::statement).collect(joining(", "));
  }

  private static String name(Outsider outsider) {
    return outsider.id() + " (" + outsider.statement() + ")";
  }
}
