package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static io.github.mlopsaudit.checks.GivenPolicy.allow;
import static io.github.mlopsaudit.checks.GivenPolicy.document;
import static io.github.mlopsaudit.checks.GivenPolicy.json;
import static io.github.mlopsaudit.checks.GivenPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.checks.RemedyShell;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Website;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyPublicTest {

  private static final Check CHECK = new PolicyPublic();

  @TempDir private Path folder = Path.of("");

  private static final Reading<BlockPublicAccess> NONE = Reading.known(BlockPublicAccess.NONE);
  private static final Reading<BlockPublicAccess> RESTRICTS =
      Reading.known(new BlockPublicAccess(false, false, false, true));
  private static final Reading<BlockPublicAccess> BUCKET_DENIED =
      denied("s3:GetBucketPublicAccessBlock");
  private static final Reading<BlockPublicAccess> ACCOUNT_DENIED =
      denied("s3:GetAccountPublicAccessBlock");

  private static final Reading<PolicyStatus> PUBLIC = Reading.known(PolicyStatus.PUBLIC);
  private static final Reading<PolicyStatus> NOT_PUBLIC = Reading.known(PolicyStatus.NOT_PUBLIC);
  private static final Reading<PolicyStatus> STATUS_DENIED = denied("s3:GetBucketPolicyStatus");

  private static final String READ_STATEMENT =
      "{'Sid':'Web','Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}";
  private static final String OWN_STATEMENT =
      allow("{'AWS':'arn:aws:iam::123456789012:root'}", "'s3:*'");
  private static final Reading<PolicyDocument> READS = policy(READ_STATEMENT);
  private static final Reading<PolicyDocument> WRITES =
      policy("{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'s3:P*','Resource':'*'}");
  private static final Reading<PolicyDocument> OWN = policy(OWN_STATEMENT);
  private static final Reading<PolicyDocument> MALFORMED =
      Reading.known(new PolicyDocument("{not json"));
  private static final Reading<PolicyDocument> POLICY_DENIED = denied("s3:GetBucketPolicy");

  private static String judged(
      Reading<BlockPublicAccess> account,
      Reading<BlockPublicAccess> bucket,
      Reading<PolicyStatus> status,
      Reading<PolicyDocument> policy) {
    return Judged.by(
            CHECK, snapshot(account, bucket().block(bucket).policyStatus(status).policy(policy)))
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  @Test
  void flagsAnExposedBucketAndNamesTheStatement() {
    assertThat(judged(NONE, NONE, PUBLIC, READS))
        .isEqualTo("FAIL high s3-public-policy.fail.read [Web, IsPublic=true]");
  }

  @Test
  void raisesPublicWriteToCritical() {
    assertThat(judged(NONE, NONE, PUBLIC, WRITES))
        .isEqualTo("FAIL critical s3-public-policy.fail.write [#1, IsPublic=true]");
  }

  @Test
  void warnsOfAPolicyThatOnlyTheBlockKeepsShut() {
    assertThat(judged(NONE, RESTRICTS, PUBLIC, READS))
        .isEqualTo("FAIL low s3-public-policy.fail.latent [Web, IsPublic=true]");
    assertThat(judged(RESTRICTS, NONE, PUBLIC, READS)).startsWith("FAIL low");
    assertThat(judged(ACCOUNT_DENIED, RESTRICTS, PUBLIC, READS)).startsWith("FAIL low");
    assertThat(judged(RESTRICTS, BUCKET_DENIED, PUBLIC, READS)).startsWith("FAIL low");
  }

  @Test
  void doesNotKnowWhetherItIsShutWhenABlockIsDenied() {
    assertThat(judged(ACCOUNT_DENIED, NONE, PUBLIC, READS))
        .isEqualTo(
            "UNKNOWN s3-public-policy.unknown [Web, IsPublic=true, s3:GetAccountPublicAccessBlock, DENIED]");
    assertThat(judged(NONE, BUCKET_DENIED, PUBLIC, READS))
        .isEqualTo(
            "UNKNOWN s3-public-policy.unknown [Web, IsPublic=true, s3:GetBucketPublicAccessBlock, DENIED]");
  }

  @Test
  void takesAwsWordOverItsOwnAndSaysThatTheyDiffer() {
    assertThat(judged(NONE, NONE, NOT_PUBLIC, READS))
        .isEqualTo("PASS s3-public-policy.pass.aws-differs [Web]");
    assertThat(judged(NONE, NONE, PUBLIC, OWN))
        .isEqualTo("FAIL high s3-public-policy.fail.read.differs [, IsPublic=true]");
    assertThat(judged(NONE, RESTRICTS, PUBLIC, OWN))
        .isEqualTo("FAIL low s3-public-policy.fail.latent.differs [, IsPublic=true]");
    assertThat(judged(NONE, BUCKET_DENIED, PUBLIC, OWN))
        .startsWith("UNKNOWN s3-public-policy.unknown.differs [, IsPublic=true, s3:GetBucketPub");
  }

  @Test
  void takesAwsWordWhereThePolicyCannotBeRead() {
    assertThat(judged(NONE, NONE, PUBLIC, POLICY_DENIED))
        .isEqualTo("FAIL high s3-public-policy.fail.read.unread [, IsPublic=true]");
    assertThat(judged(NONE, NONE, PUBLIC, MALFORMED))
        .isEqualTo("FAIL high s3-public-policy.fail.read.unread [, IsPublic=true]");
    assertThat(judged(RESTRICTS, NONE, PUBLIC, POLICY_DENIED))
        .isEqualTo("FAIL low s3-public-policy.fail.latent.unread [, IsPublic=true]");
    assertThat(judged(ACCOUNT_DENIED, NONE, PUBLIC, POLICY_DENIED))
        .startsWith("UNKNOWN s3-public-policy.unknown.unread");
    assertThat(judged(NONE, NONE, NOT_PUBLIC, POLICY_DENIED))
        .isEqualTo("PASS s3-public-policy.pass.aws []");
    assertThat(judged(NONE, NONE, NOT_PUBLIC, OWN)).isEqualTo("PASS s3-public-policy.pass.aws []");
  }

  @Test
  void readsTheTextWhereTheStatusIsDeniedAndSaysSo() {
    assertThat(judged(NONE, NONE, STATUS_DENIED, READS))
        .isEqualTo("FAIL high s3-public-policy.fail.read [Web, s3:GetBucketPolicyStatus DENIED]");
    assertThat(judged(NONE, NONE, STATUS_DENIED, WRITES))
        .startsWith("FAIL critical s3-public-policy.fail.write");
    assertThat(judged(NONE, RESTRICTS, STATUS_DENIED, READS)).startsWith("FAIL low");
    assertThat(judged(NONE, NONE, STATUS_DENIED, OWN))
        .isEqualTo("PASS s3-public-policy.pass.local []");
    assertThat(judged(NONE, NONE, STATUS_DENIED, Reading.known(PolicyDocument.NONE)))
        .isEqualTo("PASS s3-public-policy.pass.none []");
  }

  @Test
  void saysThatAWebsiteServesIt() {
    assertThat(judgedWebsite(READS, Reading.known(Website.CONFIGURED)))
        .endsWith("FAIL high s3-public-policy.fail.read.website [Web, IsPublic=true]");
    assertThat(judgedWebsite(WRITES, Reading.known(Website.CONFIGURED)))
        .endsWith("FAIL critical s3-public-policy.fail.write.website [#1, IsPublic=true]");
    assertThat(judgedWebsite(OWN, Reading.known(Website.CONFIGURED)))
        .endsWith("fail.read.differs [, IsPublic=true]");
    assertThat(judgedWebsite(READS, denied("s3:GetBucketWebsite")))
        .endsWith("fail.read [Web, IsPublic=true]");
  }

  private static String judgedWebsite(Reading<PolicyDocument> policy, Reading<Website> website) {
    return Judged.by(
            CHECK,
            snapshot(
                NONE, bucket().block(NONE).policyStatus(PUBLIC).policy(policy).website(website)))
        .getFirst();
  }

  @Test
  void doesNotKnowWhenNeitherCanBeRead() {
    assertThat(judged(NONE, NONE, STATUS_DENIED, POLICY_DENIED))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketPolicyStatus, AccessDenied]");
    assertThat(judged(NONE, NONE, STATUS_DENIED, MALFORMED))
        .isEqualTo("UNKNOWN unknown.MALFORMED [s3:GetBucketPolicy, policy]");
  }

  @Test
  void passesABucketWithoutPolicy() {
    assertThat(
            judged(
                NONE,
                NONE,
                Reading.known(PolicyStatus.NO_POLICY),
                Reading.known(PolicyDocument.NONE)))
        .isEqualTo("PASS s3-public-policy.pass.none []");
  }

  @Test
  void anotherAuditorCallsThesePassed() {
    String notPrincipal =
        "{'Effect':'Allow','NotPrincipal':{'AWS':'123456789012'},'Action':'s3:GetObject','Resource':'*'}";
    String anyEndpoint =
        "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*','Condition':{'StringLike':{'aws:SourceVpce':'vpce-*'}}}";

    assertThat(judged(NONE, NONE, STATUS_DENIED, policy(notPrincipal))).startsWith("FAIL high");
    assertThat(judged(NONE, NONE, STATUS_DENIED, policy(anyEndpoint))).startsWith("FAIL high");
    assertThat(judged(BUCKET_DENIED, BUCKET_DENIED, STATUS_DENIED, POLICY_DENIED))
        .startsWith("UNKNOWN");
  }

  @Test
  void doesNotKnowAnyBucketWhenListingIsDenied() {
    Reading<List<Bucket>> refused = denied("s3:ListAllMyBuckets");

    assertThat(Judged.by(CHECK, given().buckets(refused).build()))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
  }

  @Test
  void remedyBlocksFirstAndKeepsTheOtherStatements() {
    RemedyShell shell = new RemedyShell(folder, json(OWN_STATEMENT, READ_STATEMENT));

    shell.run(remedy(policy(OWN_STATEMENT, READ_STATEMENT)));

    assertThat(shell.calls())
        .containsExactly("put-public-access-block", "get-bucket-policy", "put-bucket-policy");
    assertThat(judged(NONE, NONE, STATUS_DENIED, document(shell.policy())))
        .isEqualTo("PASS s3-public-policy.pass.local []");
    assertThat(shell.policy()).contains("123456789012").doesNotContain("Web");
    assertThat(shell.read("mlops-training-user07-policy.json"))
        .isEqualTo(json(OWN_STATEMENT, READ_STATEMENT));
  }

  @Test
  void remedyDeletesAPolicyOfPublicStatementsOnlyAfterSavingIt() {
    RemedyShell shell = new RemedyShell(folder, json(READ_STATEMENT));

    shell.run(remedy(READS));

    assertThat(shell.calls())
        .containsExactly("put-public-access-block", "get-bucket-policy", "delete-bucket-policy");
    assertThat(shell.read("mlops-training-user07-policy.json")).isEqualTo(json(READ_STATEMENT));
  }

  @Test
  void remedyReadsASingleStatementThatIsNoList() {
    String single = json(READ_STATEMENT).replace("[", "").replace("]", "");
    RemedyShell shell = new RemedyShell(folder, single);

    shell.run(remedy(document(single)));

    assertThat(shell.policy()).isEmpty();
  }

  @Test
  void remedyLeavesAPolicyAloneThatHasChangedSince() {
    String changed = json(OWN_STATEMENT, READ_STATEMENT.replace("GetObject", "GetObject*"));
    RemedyShell shell = new RemedyShell(folder, changed);

    String output = shell.run(remedy(policy(OWN_STATEMENT, READ_STATEMENT)));

    assertThat(output).contains("the policy has changed: audit again");
    assertThat(shell.policy()).isEqualTo(changed);
  }

  @Test
  void remedyFindsTheStatementWhereverItStandsNow() {
    RemedyShell shell = new RemedyShell(folder, json(READ_STATEMENT, OWN_STATEMENT));

    shell.run(remedy(policy(OWN_STATEMENT, READ_STATEMENT)));

    assertThat(shell.policy()).contains("123456789012").doesNotContain("Web");
  }

  @Test
  void remedyHasNothingToDoWhereThePolicyIsGone() {
    RemedyShell shell = new RemedyShell(folder, "");

    String output = shell.run(remedy(READS));

    assertThat(shell.calls()).containsExactly("put-public-access-block", "get-bucket-policy");
    assertThat(output).contains("NoSuchBucketPolicy").doesNotContain("audit again");
  }

  @Test
  void remedyLeavesAPolicyAloneThatCannotBeRead() {
    RemedyShell shell = new RemedyShell(folder, json(READ_STATEMENT)).denied();

    shell.run(remedy(READS));

    assertThat(shell.calls()).containsExactly("put-public-access-block", "get-bucket-policy");
  }

  @Test
  void remedyOnlyBlocksAndSavesWhereNobodyKnowsTheStatement() {
    RemedyShell shell = new RemedyShell(folder, json(OWN_STATEMENT));

    shell.run(remedy(policy(OWN_STATEMENT)));

    assertThat(shell.calls()).containsExactly("put-public-access-block", "get-bucket-policy");
    assertThat(remedy(POLICY_DENIED)).isEqualTo(remedy(policy(OWN_STATEMENT)));
  }

  @Test
  void remedyAsksFirst() {
    assertThat(CHECK.judge(snapshot(NONE, open(READS)), course()).map(Assessment::verdict).toList())
        .allMatch(verdict -> verdict instanceof Verdict.Fail fail && fail.remedy().asks());
  }

  private static String remedy(Reading<PolicyDocument> policy) {
    return Judged.remedy(CHECK, snapshot(NONE, open(policy)), course());
  }

  private static GivenBucket open(Reading<PolicyDocument> policy) {
    return bucket().block(NONE).policyStatus(PUBLIC).policy(policy);
  }
}
