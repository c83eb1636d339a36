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

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.checks.RemedyShell;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryPolicyPublicTest {

  private static final Check CHECK = new RepositoryPolicyPublic();
  private static final String NAME = "mlops-training/user07/training";
  private static final String PULL =
      allow("'*'", "['ecr:BatchGetImage','ecr:GetDownloadUrlForLayer']");
  private static final String PUSH = allow("{'AWS':'*'}", "'ecr:PutImage'");
  private static final String OWN = allow("{'AWS':'123456789012'}", "'ecr:*'");

  @TempDir private Path folder = Path.of("");

  private static String judged(Reading<PolicyDocument> policy) {
    return Judged.by(CHECK, snapshot(repository(NAME).policy(policy)))
        .getFirst()
        .replace("07 " + NAME + " ", "");
  }

  @Test
  void passesARepositoryWithoutPolicy() {
    assertThat(judged(Reading.known(PolicyDocument.NONE)))
        .isEqualTo("PASS ecr-public-policy.pass.none []");
  }

  @Test
  void passesNamedPrincipals() {
    assertThat(judged(policy(OWN))).isEqualTo("PASS ecr-public-policy.pass []");
  }

  @Test
  void flagsARepositoryThatAnybodyPullsFrom() {
    assertThat(judged(policy(OWN, PULL))).isEqualTo("FAIL high ecr-public-policy.fail.read [#2]");
  }

  @Test
  void raisesPushingToCritical() {
    assertThat(judged(policy(PULL, PUSH)))
        .isEqualTo("FAIL critical ecr-public-policy.fail.write [#1, #2]");
  }

  @Test
  void doesNotKnowAPolicyThatCannotBeRead() {
    assertThat(judged(denied("ecr:GetRepositoryPolicy")))
        .isEqualTo("UNKNOWN unknown.DENIED [ecr:GetRepositoryPolicy, AccessDenied]");
    assertThat(judged(document("{not json")))
        .isEqualTo("UNKNOWN unknown.MALFORMED [ecr:GetRepositoryPolicy, policy]");
  }

  @Test
  void doesNotKnowAnyRepositoryWhenListingIsDenied() {
    Reading<List<Repository>> refused = denied("ecr:DescribeRepositories");

    assertThat(Judged.by(CHECK, snapshot(Map.of("ap-northeast-2", refused))))
        .containsExactly(
            "07 mlops-user07-training UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }

  @Test
  void remedyTakesTheOpenStatementsOutAndKeepsTheOthers() {
    RemedyShell shell = new RemedyShell(folder, json(PULL, OWN, PUSH));

    shell.run(remedy(policy(PULL, OWN, PUSH)));

    assertThat(shell.calls()).containsExactly("get-repository-policy", "set-repository-policy");
    assertThat(judged(document(shell.policy()))).isEqualTo("PASS ecr-public-policy.pass []");
    assertThat(shell.read("mlops-training-user07-training-policy.json"))
        .isEqualTo(json(PULL, OWN, PUSH));
  }

  @Test
  void remedyDeletesThePolicyOnlyWhereNothingIsLeft() {
    RemedyShell shell = new RemedyShell(folder, json(PUSH));

    shell.run(remedy(policy(PUSH)));

    assertThat(shell.calls()).containsExactly("get-repository-policy", "delete-repository-policy");
  }

  @Test
  void remedyNamesRepositoryAndRegion() {
    assertThat(remedy(policy(PUSH)))
        .contains("--repository-name " + NAME + " --region ap-northeast-2");
  }

  private static String remedy(Reading<PolicyDocument> policy) {
    return Judged.remedy(CHECK, snapshot(repository(NAME).policy(policy)), course());
  }
}
