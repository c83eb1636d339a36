package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import org.junit.jupiter.api.Test;

final class PolicyPublicTest {

  private static final Check CHECK = new PolicyPublic();

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

  private static final Reading<PolicyDocument> READS =
      policy(
          "{'Sid':'Web','Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}");
  private static final Reading<PolicyDocument> WRITES =
      policy("{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'s3:P*','Resource':'*'}");
  private static final Reading<PolicyDocument> OWN =
      policy(
          "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'},'Action':'s3:*','Resource':'*'}");
  private static final Reading<PolicyDocument> POLICY_DENIED = denied("s3:GetBucketPolicy");

  private static Reading<PolicyDocument> policy(String... statements) {
    String json = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return Reading.known(new PolicyDocument(json.replace('\'', '"')));
  }

  private static String judged(
      Reading<BlockPublicAccess> account,
      Reading<BlockPublicAccess> bucket,
      Reading<PolicyStatus> status,
      Reading<PolicyDocument> policy) {
    return Judged.by(CHECK, snapshot(account, bucket().block(bucket).policyStatus(status).policy(policy)))
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  @Test
  void flagsAnExposedBucketAndNamesTheStatement() {
    assertThat(judged(NONE, NONE, PUBLIC, READS))
        .isEqualTo("FAIL high s3-public-policy.fail.read [Web]");
  }

  @Test
  void raisesPublicWriteToCritical() {
    assertThat(judged(NONE, NONE, PUBLIC, WRITES))
        .isEqualTo("FAIL critical s3-public-policy.fail.write [#1]");
  }

  @Test
  void warnsOfAPolicyThatOnlyTheBlockKeepsShut() {
    assertThat(judged(NONE, RESTRICTS, PUBLIC, READS))
        .isEqualTo("FAIL low s3-public-policy.fail.latent [Web]");
    assertThat(judged(RESTRICTS, NONE, PUBLIC, READS)).startsWith("FAIL low");
    assertThat(judged(ACCOUNT_DENIED, RESTRICTS, PUBLIC, READS)).startsWith("FAIL low");
    assertThat(judged(RESTRICTS, BUCKET_DENIED, PUBLIC, READS)).startsWith("FAIL low");
  }

  @Test
  void doesNotKnowWhetherItIsShutWhenABlockIsDenied() {
    assertThat(judged(ACCOUNT_DENIED, NONE, PUBLIC, READS))
        .isEqualTo(
            "UNKNOWN s3-public-policy.unknown [Web, s3:GetAccountPublicAccessBlock, DENIED]");
    assertThat(judged(NONE, BUCKET_DENIED, PUBLIC, READS))
        .isEqualTo("UNKNOWN s3-public-policy.unknown [Web, s3:GetBucketPublicAccessBlock, DENIED]");
  }

  @Test
  void takesAwsWordOverItsOwn() {
    assertThat(judged(NONE, NONE, NOT_PUBLIC, READS))
        .isEqualTo("PASS s3-public-policy.pass.aws []");
    assertThat(judged(NONE, NONE, PUBLIC, OWN))
        .isEqualTo("FAIL high s3-public-policy.fail.read [?]");
    assertThat(judged(NONE, NONE, PUBLIC, POLICY_DENIED))
        .isEqualTo("FAIL high s3-public-policy.fail.unread []");
  }

  @Test
  void readsTheTextWhereTheStatusIsDenied() {
    assertThat(judged(NONE, NONE, STATUS_DENIED, READS)).startsWith("FAIL high");
    assertThat(judged(NONE, NONE, STATUS_DENIED, OWN))
        .isEqualTo("PASS s3-public-policy.pass.local []");
    assertThat(judged(NONE, NONE, STATUS_DENIED, Reading.known(PolicyDocument.NONE)))
        .isEqualTo("PASS s3-public-policy.pass.none []");
  }

  @Test
  void doesNotKnowWhenNeitherCanBeRead() {
    assertThat(judged(NONE, NONE, STATUS_DENIED, POLICY_DENIED))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketPolicyStatus, AccessDenied]");
    assertThat(judged(NONE, NONE, STATUS_DENIED, Reading.known(new PolicyDocument("{not json"))))
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
  void remedyBlocksFirstAndKeepsTheOtherStatements() {
    Reading<PolicyDocument> mixed =
        policy(
            "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'},'Action':'s3:*','Resource':'*'}",
            "{'Sid':'Web','Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}");

    String remedy = Judged.remedy(CHECK, snapshot(NONE, bucket().block(NONE).policyStatus(PUBLIC).policy(mixed)), course());

    assertThat(remedy.lines().toList().getFirst()).startsWith("aws s3api put-public-access-block");
    assertThat(remedy)
        .contains("if i not in [1]")
        .contains("put-bucket-policy")
        .doesNotContain("delete-bucket-policy");
  }

  @Test
  void remedyDeletesAPolicyOfPublicStatementsOnlyAfterSavingIt() {
    String remedy = Judged.remedy(CHECK, snapshot(NONE, bucket().block(NONE).policyStatus(PUBLIC).policy(READS)), course());

    assertThat(remedy.indexOf("get-bucket-policy")).isPositive();
    assertThat(remedy.indexOf("delete-bucket-policy"))
        .isGreaterThan(remedy.indexOf("get-bucket-policy"));
  }
}
