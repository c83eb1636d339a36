package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static io.github.mlopsaudit.checks.GivenPolicy.allow;
import static io.github.mlopsaudit.checks.GivenPolicy.document;
import static io.github.mlopsaudit.checks.GivenPolicy.json;
import static io.github.mlopsaudit.checks.GivenPolicy.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.checks.RemedyShell;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryPolicyCrossAccountTest {

  private static final Check CHECK = new RepositoryPolicyCrossAccount();
  private static final String NAME = "mlops-user07-training";
  private static final String OWN =
      allow("{'AWS':'arn:aws:iam::123456789012:role/kfp'}", "'ecr:*'");
  private static final String OTHER = allow("{'AWS':'arn:aws:iam::999988887777:root'}", "'ecr:*'");
  private static final String DEAD = allow("{'AWS':'AROADBQP57FF2AEXAMPLE'}", "'ecr:*'");
  private static final String WORLD = allow("'*'", "'ecr:*'");
  private static final String ORGANIZATION =
      WORLD.replace(
          "'Resource':'*'", "'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}");
  private static final String LAMBDA =
      allow("{'Service':'lambda.amazonaws.com'}", "'ecr:BatchGetImage'");

  @TempDir private Path folder = Path.of("");

  private static String judged(Reading<PolicyDocument> policy) {
    return judged(policy, course());
  }

  private static String judged(Reading<PolicyDocument> policy, Course course) {
    return Judged.by(CHECK, snapshot(repository(NAME).policy(policy)), course)
        .getFirst()
        .replace("07 " + NAME + " ", "");
  }

  @Test
  void passesWithoutPolicyAndWithinTheAccount() {
    assertThat(judged(Reading.known(PolicyDocument.NONE)))
        .isEqualTo("PASS ecr-cross-account.pass []");
    assertThat(judged(policy(OWN))).isEqualTo("PASS ecr-cross-account.pass []");
  }

  @Test
  void passesAnAccountThatTheCourseTrusts() {
    assertThat(judged(policy(OTHER), new GivenCourse().trusting("999988887777").build()))
        .isEqualTo("PASS ecr-cross-account.pass []");
  }

  @Test
  void flagsAnotherAccount() {
    assertThat(judged(policy(OWN, LAMBDA, DEAD, OTHER)))
        .isEqualTo("FAIL low ecr-cross-account.fail.account [999988887777 (#4)]");
  }

  @Test
  void warnsOfPrincipalsThatNoLongerExist() {
    assertThat(judged(policy(LAMBDA, DEAD)))
        .isEqualTo("FAIL low ecr-cross-account.fail.dead [AROADBQP57FF2AEXAMPLE (#2)]");
  }

  @Test
  void doesNotAskWhoElseIsInWhereEverybodyIs() {
    assertThat(judged(policy(OWN, WORLD)))
        .isEqualTo("NOT_APPLICABLE ecr-cross-account.not-applicable [#2]");
    assertThat(judged(policy(WORLD, OTHER))).startsWith("FAIL low");
    assertThat(judged(policy(WORLD, LAMBDA))).startsWith("FAIL info");
  }

  @Test
  void doesNotKnowWhoseAnOrganizationIs() {
    assertThat(judged(policy(OWN, DEAD, ORGANIZATION)))
        .isEqualTo("UNKNOWN ecr-cross-account.unknown.untold [aws:PrincipalOrgID (#3)]");
    assertThat(judged(policy(ORGANIZATION, OTHER))).startsWith("FAIL low");
  }

  @Test
  void tellsOfAServiceForAnybody() {
    assertThat(judged(policy(OWN, LAMBDA)))
        .isEqualTo("FAIL info ecr-cross-account.fail.service [lambda.amazonaws.com (#2)]");
  }

  @Test
  void passesAServiceForTheAccountsOwnFunctions() {
    String bound =
        LAMBDA.replace(
            "'Resource':'*'",
            "'Condition':{'StringLike':{'aws:sourceArn':'arn:aws:lambda:ap-northeast-2:123456789012:function:*'}}");

    assertThat(judged(policy(bound))).isEqualTo("PASS ecr-cross-account.pass []");
  }

  @Test
  void doesNotKnowAPolicyThatCannotBeRead() {
    assertThat(judged(denied("ecr:GetRepositoryPolicy")))
        .isEqualTo("UNKNOWN unknown.DENIED [ecr:GetRepositoryPolicy, AccessDenied]");
    assertThat(judged(document("[]")))
        .isEqualTo("UNKNOWN unknown.MALFORMED [ecr:GetRepositoryPolicy, policy]");
  }

  @Test
  void remedyTakesTheStatementOutAndKeepsTheOthers() {
    RemedyShell shell = new RemedyShell(folder, json(OTHER, OWN));

    shell.run(remedy(policy(OTHER, OWN)));

    assertThat(shell.calls()).containsExactly("get-repository-policy", "set-repository-policy");
    assertThat(judged(document(shell.policy()))).isEqualTo("PASS ecr-cross-account.pass []");
    assertThat(shell.policy()).contains("role/kfp");
  }

  @Test
  void remedyOfAServiceSaysWhatToAddAndRunsNothing() {
    assertThat(remedy(policy(LAMBDA.replace("{'Effect", "{'Sid':'x\\ny','Effect"), OWN)))
        .isEqualTo(
            "# Add a condition on aws:SourceArn or aws:SourceAccount to statement 1 of the repository policy.");
  }

  private static String remedy(Reading<PolicyDocument> policy) {
    return Judged.remedy(CHECK, snapshot(repository(NAME).policy(policy)), course());
  }
}
