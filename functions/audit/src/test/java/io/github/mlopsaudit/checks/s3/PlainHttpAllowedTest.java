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
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.checks.RemedyShell;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainHttpAllowedTest {

  private static final Check CHECK = new PlainHttpAllowed();
  private static final String OWN = allow("{'AWS':'arn:aws:iam::123456789012:root'}", "'s3:*'");
  private static final String FULL =
      deny(
          "'s3:*'",
          "['arn:aws:s3:::mlops-training-user07','arn:aws:s3:::mlops-training-user07/*']");
  private static final String OBJECTS = deny("'s3:*'", "'arn:aws:s3:::mlops-training-user07/*'");

  @TempDir private Path folder = Path.of("");

  private static String deny(String actions, String resources) {
    return "{'Sid':'DenyInsecureTransport','Effect':'Deny','Principal':'*','Action':"
        + actions
        + ",'Resource':"
        + resources
        + ",'Condition':{'Bool':{'aws:SecureTransport':'false'}}}";
  }

  private static String judged(GivenBucket bucket) {
    return Judged.by(CHECK, snapshot(bucket)).getFirst().replace("07 mlops-training-user07 ", "");
  }

  private static GivenBucket with(Reading<PolicyDocument> policy) {
    return bucket().policyStatus(Reading.known(PolicyStatus.NOT_PUBLIC)).policy(policy);
  }

  @Test
  void passesABucketThatRefusesPlainHttp() {
    assertThat(judged(with(policy(OWN, FULL)))).isEqualTo("PASS s3-tls-only.pass []");
  }

  @Test
  void flagsABucketThatAnswersPlainHttp() {
    assertThat(judged(with(policy(OWN)))).isEqualTo("FAIL low s3-tls-only.fail.none []");
  }

  @Test
  void flagsABucketWithoutPolicy() {
    assertThat(judged(bucket())).isEqualTo("FAIL low s3-tls-only.fail.none []");
    assertThat(judged(bucket().policy(Reading.notAsked(Read.BUCKET_POLICY))))
        .isEqualTo("FAIL low s3-tls-only.fail.none []");
    assertThat(judged(bucket().policyStatus(denied("s3:GetBucketPolicyStatus"))))
        .isEqualTo("FAIL low s3-tls-only.fail.none []");
  }

  @Test
  void flagsARefusalInPart() {
    assertThat(judged(with(policy(OBJECTS)))).isEqualTo("FAIL low s3-tls-only.fail.partial []");
    assertThat(judged(with(policy(FULL.replace("user07", "user08")))))
        .isEqualTo("FAIL low s3-tls-only.fail.partial []");
  }

  @Test
  void doesNotKnowAPolicyThatCannotBeRead() {
    assertThat(judged(with(denied("s3:GetBucketPolicy"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketPolicy, AccessDenied]");
    assertThat(judged(with(document("{not json"))))
        .isEqualTo("UNKNOWN unknown.MALFORMED [s3:GetBucketPolicy, policy]");
  }

  @Test
  void doesNotKnowAnyBucketWhenListingIsDenied() {
    Reading<List<Bucket>> refused = denied("s3:ListAllMyBuckets");

    assertThat(Judged.by(CHECK, given().buckets(refused).build()))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
  }

  @Test
  void remedyPassesTheCheckWhateverWasThere() {
    List<String> policies =
        List.of(
            "",
            json(OWN),
            json(OBJECTS),
            json(OWN, OBJECTS),
            json(OWN).replace("[", "").replace("]", ""));
    for (String before : policies) {
      GivenBucket given = before.isEmpty() ? bucket() : with(document(before));

      RemedyShell shell = new RemedyShell(folder, before);
      shell.run(remedy(given));

      assertThat(judged(with(document(shell.policy())))).as(before).startsWith("PASS");
      assertThat(shell.policy().contains("Allow")).isEqualTo(before.contains("Allow"));
      assertThat(shell.read("mlops-training-user07-policy.json")).isEqualTo(before);
      shell.run("aws s3api delete-bucket-policy");
    }
  }

  @Test
  void remedyGivesItsStatementASidOfItsOwn() {
    RemedyShell shell = new RemedyShell(folder, json(OWN, OBJECTS));

    shell.run(remedy(with(policy(OWN, OBJECTS))));

    assertThat(shell.policy()).contains("\"DenyInsecureTransport\"", "\"DenyInsecureTransport2\"");
  }

  @Test
  void remedyLeavesAPolicyAloneThatCannotBeRead() {
    RemedyShell shell = new RemedyShell(folder, json(OWN)).denied();

    String output = shell.run(remedy(with(policy(OWN))));

    assertThat(output).contains("AccessDenied");
    assertThat(shell.calls()).containsExactly("get-bucket-policy");
    assertThat(shell.policy()).isEqualTo(json(OWN));
  }

  @Test
  void remedyIsOfThePartitionOfTheRegion() {
    assertThat(remedy(bucket())).contains(" arn:aws:s3:::mlops-training-user07 ");
    assertThat(remedy(bucket().region(Reading.known("cn-north-1"))))
        .contains(" arn:aws-cn:s3:::mlops-training-user07 ");
    assertThat(remedy(bucket().region(Reading.known("us-gov-west-1"))))
        .contains(" arn:aws-us-gov:s3:::mlops-training-user07 ");
    assertThat(remedy(bucket().region(denied("s3:GetBucketLocation")))).contains(" arn:aws:s3:::");
  }

  private static String remedy(GivenBucket bucket) {
    return Judged.remedy(CHECK, snapshot(bucket), Given.course());
  }
}
