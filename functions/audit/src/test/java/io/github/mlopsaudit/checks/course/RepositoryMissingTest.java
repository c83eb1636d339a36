package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RepositoryMissingTest {

  private static final Check CHECK = new RepositoryMissing();
  private static final String SEOUL = "ap-northeast-2";

  @Test
  void passesStudentWithRepository() {
    assertThat(Judged.by(CHECK, snapshot(repository("mlops-user07-training"))))
        .containsExactly(
            "07 mlops-user07-training PASS ecr-repository-exists.pass"
                + " [123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/mlops-user07-training]");
  }

  @Test
  void flagsMissingRepository() {
    assertThat(Judged.by(CHECK, snapshot(repository("mlops-user07-other"))))
        .containsExactly(
            "07 mlops-user07-training FAIL medium ecr-repository-exists.fail.missing"
                + " [mlops-user07-training, ap-northeast-2]");
  }

  @Test
  void warnsOfARepositoryUnderTheScriptsName() {
    assertThat(Judged.by(CHECK, snapshot(repository("mlops-training/user07/training"))))
        .containsExactly(
            "07 mlops-user07-training FAIL low ecr-repository-exists.fail.other-name"
                + " [mlops-training/user07/training, ap-northeast-2, mlops-user07-training, ap-northeast-2]");
  }

  @Test
  void warnsOfARepositoryInAnotherRegion() {
    Snapshot snapshot =
        snapshot(
            Map.of(
                SEOUL,
                Reading.known(List.of()),
                "us-east-1",
                Reading.known(
                    List.of(repository("mlops-user07-training").region("us-east-1").build()))));

    assertThat(Judged.by(CHECK, snapshot).getFirst())
        .contains("FAIL low ecr-repository-exists.fail.other-region");
  }

  @Test
  void callsNothingMissingWhenListingIsDenied() {
    Reading<List<Repository>> refused = denied("ecr:DescribeRepositories");

    assertThat(Judged.by(CHECK, snapshot(Map.of(SEOUL, refused))))
        .containsExactly(
            "07 mlops-user07-training UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }

  @Test
  void remedyCreatesTheExpectedRepository() {
    assertThat(Judged.remedy(CHECK, given().repositories().build(), course()))
        .isEqualTo(
            "aws ecr describe-repositories --repository-names mlops-user07-training --region ap-northeast-2 > /dev/null 2>&1 || aws ecr create-repository --repository-name mlops-user07-training --region ap-northeast-2");
  }
}
