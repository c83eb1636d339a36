package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static io.github.mlopsaudit.checks.GivenPolicy.allow;
import static io.github.mlopsaudit.checks.GivenPolicy.document;
import static io.github.mlopsaudit.checks.GivenPolicy.json;
import static io.github.mlopsaudit.checks.GivenPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenSnapshot;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.checks.RemedyShell;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.policy.LogDelivery;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyCrossAccountTest {

  private static final Check CHECK = new PolicyCrossAccount();
  private static final String OWN = allow("{'AWS':'arn:aws:iam::123456789012:root'}", "'s3:*'");
  private static final String OTHER =
      allow("{'AWS':'arn:aws:iam::999988887777:root'}", "'s3:Get*'");
  private static final String CONTROL = allow("{'AWS':'999988887777'}", "'s3:*'");
  private static final String DEAD = allow("{'AWS':'AIDAJQABLZS4A3QDU576Q'}", "'s3:*'");
  private static final String WORLD = allow("'*'", "'s3:*'");
  private static final String ORGANIZATION =
      WORLD.replace(
          "'Resource':'*'",
          "'Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}");
  private static final String USER = allow("{'CanonicalUser':'5df5'}", "'s3:GetObject'");
  private static final Reading<PolicyDocument> POLICY_DENIED = denied("s3:GetBucketPolicy");

  @TempDir private Path folder = Path.of("");

  private static String judged(GivenBucket bucket) {
    return judged(snapshot(bucket), Given.course());
  }

  private static String judged(Snapshot snapshot, Course course) {
    return Judged.by(CHECK, snapshot, course).getFirst().replace("07 mlops-training-user07 ", "");
  }

  private static GivenBucket with(String... statements) {
    return bucket().policyStatus(Reading.known(PolicyStatus.NOT_PUBLIC)).policy(policy(statements));
  }

  private static GivenBucket withAcl(Acl.Grant... grants) {
    return bucket().ownership(Reading.known(ObjectOwnership.OBJECT_WRITER)).acl(acl(grants));
  }

  private static Reading<Acl> acl(Acl.Grant... grants) {
    Acl.Grant own = new Acl.Grant(GivenSnapshot.OWNER, "FULL_CONTROL");
    return Reading.known(
        new Acl(GivenSnapshot.OWNER, Stream.concat(Stream.of(own), Stream.of(grants)).toList()));
  }

  private static final Reading<ObjectOwnership> OWNERSHIP_DENIED =
      denied("s3:GetBucketOwnershipControls");

  @Test
  void passesWithoutPolicyAndWithoutAcls() {
    assertThat(judged(bucket())).isEqualTo("PASS s3-cross-account.pass []");
    assertThat(judged(bucket().policy(Reading.notAsked(Read.BUCKET_POLICY))))
        .isEqualTo("PASS s3-cross-account.pass []");
  }

  @Test
  void passesOwnAndTrustedAccounts() {
    assertThat(judged(with(OWN))).isEqualTo("PASS s3-cross-account.pass []");
    assertThat(judged(snapshot(with(CONTROL)), new GivenCourse().trusting("999988887777").build()))
        .isEqualTo("PASS s3-cross-account.pass []");
  }

  @Test
  void doesNotAskWhoElseIsInWhereEverybodyIs() {
    assertThat(judged(with(OWN, WORLD, WORLD)))
        .isEqualTo("NOT_APPLICABLE s3-cross-account.not-applicable [#2, #3]");
    assertThat(judged(with(WORLD, OTHER))).startsWith("FAIL medium");
    assertThat(judged(with(WORLD, DEAD))).startsWith("FAIL low");
    assertThat(judged(with(WORLD).ownership(OWNERSHIP_DENIED).acl(denied("s3:GetBucketAcl"))))
        .startsWith("UNKNOWN unknown.DENIED");
  }

  @Test
  void doesNotKnowWhoseAnOrganizationOrANetworkIs() {
    assertThat(judged(with(OWN, ORGANIZATION)))
        .isEqualTo("UNKNOWN s3-cross-account.unknown.untold [aws:PrincipalOrgID (#2)]");
    assertThat(judged(with(ORGANIZATION, OTHER))).startsWith("FAIL medium");
    assertThat(judged(with(ORGANIZATION, DEAD))).startsWith("UNKNOWN");
    assertThat(judged(with(WORLD, ORGANIZATION))).startsWith("UNKNOWN");
  }

  @Test
  void passesAServiceForAnybody() {
    assertThat(judged(with(allow("{'Service':'logging.s3.amazonaws.com'}", "'s3:PutObject'"))))
        .startsWith("PASS");
  }

  @Test
  void flagsAnotherAccountAndNamesTheStatement() {
    assertThat(judged(with(OWN, OTHER)))
        .isEqualTo("FAIL medium s3-cross-account.fail [999988887777 (#2)]");
    assertThat(judged(with(OTHER, OTHER)))
        .isEqualTo("FAIL medium s3-cross-account.fail [999988887777 (#1), 999988887777 (#2)]");
  }

  @Test
  void raisesControlOfTheBucketToHigh() {
    assertThat(judged(with(OTHER, CONTROL)))
        .isEqualTo(
            "FAIL high s3-cross-account.fail.control [999988887777 (#1), 999988887777 (#2)]");
  }

  @Test
  void flagsAnotherOwner() {
    assertThat(judged(with(USER))).isEqualTo("FAIL medium s3-cross-account.fail [5df5 (#1)]");
    assertThat(judged(with(allow("{'CanonicalUser':'" + GivenSnapshot.OWNER + "'}", "'s3:*'"))))
        .startsWith("PASS");
  }

  @Test
  void flagsAGrantInTheAcl() {
    assertThat(judged(withAcl(new Acl.Grant("5df5", "READ"))))
        .isEqualTo("FAIL medium s3-cross-account.fail [5df5 (ACL READ)]");
    assertThat(judged(withAcl(new Acl.Grant("5df5", "WRITE_ACP"))))
        .isEqualTo("FAIL high s3-cross-account.fail.control [5df5 (ACL WRITE_ACP)]");
    assertThat(judged(withAcl(new Acl.Grant("5df5", "FULL_CONTROL")))).startsWith("FAIL high");
    assertThat(
            judged(
                withAcl(new Acl.Grant("5df5", "READ"))
                    .policyStatus(Reading.known(PolicyStatus.NOT_PUBLIC))
                    .policy(policy(OTHER))))
        .isEqualTo("FAIL medium s3-cross-account.fail [999988887777 (#1), 5df5 (ACL READ)]");
  }

  @Test
  void passesGrantsToTheOwnerToGroupsAndToCloudFront() {
    assertThat(
            judged(
                withAcl(
                    new Acl.Grant("http://acs.amazonaws.com/groups/global/AllUsers", "READ"),
                    new Acl.Grant("http://acs.amazonaws.com/groups/s3/LogDelivery", "WRITE"),
                    new Acl.Grant(LogDelivery.CANONICAL_USER, "FULL_CONTROL"))))
        .isEqualTo("PASS s3-cross-account.pass []");
  }

  @Test
  void warnsOfPrincipalsThatNoLongerExist() {
    assertThat(judged(with(OWN, DEAD)))
        .isEqualTo("FAIL low s3-cross-account.fail.dead [AIDAJQABLZS4A3QDU576Q (#2)]");
    assertThat(judged(with(DEAD, OTHER)))
        .isEqualTo("FAIL medium s3-cross-account.fail [999988887777 (#2)]");
  }

  @Test
  void doesNotAccuseACanonicalUserWhileTheOwnersIdIsUnknown() {
    assertThat(judged(nameless(with(USER)), Given.course()))
        .isEqualTo("UNKNOWN s3-cross-account.unknown [5df5 (#1)]");
    assertThat(judged(nameless(with(USER, OTHER)), Given.course())).startsWith("FAIL medium");
    assertThat(judged(nameless(with(USER, DEAD)), Given.course())).startsWith("UNKNOWN");
  }

  @Test
  void takesTheOwnersIdFromTheAcl() {
    GivenBucket bucket =
        withAcl().policyStatus(Reading.known(PolicyStatus.NOT_PUBLIC)).policy(policy(USER));

    assertThat(judged(nameless(bucket), Given.course()))
        .isEqualTo("FAIL medium s3-cross-account.fail [5df5 (#1)]");
  }

  private static Snapshot nameless(GivenBucket bucket) {
    Snapshot seen = snapshot(bucket);
    return new Snapshot(
        seen.takenAt(),
        new Account("123456789012", "", seen.account().blockPublicAccess()),
        seen.selection(),
        seen.buckets(),
        seen.unlistedNames(),
        seen.repositories(),
        seen.strays(),
        seen.registries(),
        seen.deletable());
  }

  @Test
  void doesNotKnowWhatItCouldNotRead() {
    assertThat(
            judged(bucket().policyStatus(denied("s3:GetBucketPolicyStatus")).policy(POLICY_DENIED)))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketPolicy, AccessDenied]");
    assertThat(judged(with(OWN).policy(document("{not json"))))
        .isEqualTo("UNKNOWN unknown.MALFORMED [s3:GetBucketPolicy, policy]");
    assertThat(judged(withAcl().acl(denied("s3:GetBucketAcl"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketAcl, AccessDenied]");
    assertThat(judged(with(DEAD).ownership(OWNERSHIP_DENIED).acl(denied("s3:GetBucketAcl"))))
        .startsWith("UNKNOWN");
  }

  @Test
  void judgesByTheAclEvenWhereTheOwnershipIsDenied() {
    assertThat(judged(bucket().ownership(denied("s3:GetBucketOwnershipControls")).acl(acl())))
        .isEqualTo("PASS s3-cross-account.pass []");
  }

  @Test
  void whatWasReadDecidesInSpiteOfWhatWasNot() {
    assertThat(judged(with(OTHER).ownership(denied("s3:GetBucketOwnershipControls"))))
        .startsWith("FAIL medium");
    assertThat(
            judged(
                withAcl(new Acl.Grant("5df5", "READ"))
                    .policyStatus(denied("s3:GetBucketPolicyStatus"))
                    .policy(POLICY_DENIED)))
        .startsWith("FAIL medium");
  }

  @Test
  void doesNotKnowAnyBucketWhenListingIsDenied() {
    Reading<List<Bucket>> refused = denied("s3:ListAllMyBuckets");

    assertThat(judged(given().buckets(refused).build(), Given.course()))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
  }

  @Test
  void remedyTakesTheStatementOutAndKeepsTheOthers() {
    RemedyShell shell = new RemedyShell(folder, json(OWN, OTHER));

    shell.run(remedy(with(OWN, OTHER)));

    assertThat(shell.policy()).contains("123456789012");
    assertThat(judged(with(OWN).policy(document(shell.policy()))))
        .isEqualTo("PASS s3-cross-account.pass []");
  }

  @Test
  void remedyTakesDeadPrincipalsOut() {
    RemedyShell shell = new RemedyShell(folder, json(OWN, DEAD));

    shell.run(remedy(with(OWN, DEAD)));

    assertThat(judged(with(OWN).policy(document(shell.policy())))).startsWith("PASS");
  }

  @Test
  void remedySavesTheAclBeforeItMakesItPrivateAndSwitchesAclsOff() {
    RemedyShell shell = new RemedyShell(folder, "");

    shell.run(remedy(withAcl(new Acl.Grant("5df5", "READ"))));

    assertThat(shell.calls())
        .containsExactly(
            "get-bucket-ownership-controls",
            "get-bucket-acl",
            "put-bucket-acl",
            "put-bucket-ownership-controls");
  }

  @Test
  void remedyLeavesTheAclAloneWhereAnotherSwitchedAclsOff() {
    RemedyShell shell = new RemedyShell(folder, "");
    String remedy = remedy(withAcl(new Acl.Grant("5df5", "READ")));

    String output = shell.run("set -e\n" + remedy + "\n" + remedy + "\necho done");

    assertThat(output).isEqualTo("done\n");
    assertThat(shell.calls()).endsWith("get-bucket-ownership-controls").hasSize(5);
  }

  @Test
  void remedyRunsAfterAnotherThatTookAStatementOut() {
    String world = allow("'*'", "'s3:GetObject'");
    RemedyShell shell = new RemedyShell(folder, json(world, OWN, OTHER));
    GivenBucket bucket = with(world, OWN, OTHER).policyStatus(Reading.known(PolicyStatus.PUBLIC));

    shell.run(
        "set -e\n"
            + Judged.remedy(new PolicyPublic(), snapshot(bucket), Given.course())
            + "\n"
            + remedy(bucket));

    assertThat(shell.policy()).contains("123456789012").doesNotContain("999988887777");
    assertThat(judged(with(OWN).policy(document(shell.policy()))))
        .isEqualTo("PASS s3-cross-account.pass []");
  }

  private static String remedy(GivenBucket bucket) {
    return Judged.remedy(CHECK, snapshot(bucket), Given.course());
  }
}
