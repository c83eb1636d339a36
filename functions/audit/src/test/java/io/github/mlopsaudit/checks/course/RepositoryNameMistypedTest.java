package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.repository;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenSnapshot;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Strays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RepositoryNameMistypedTest {

  private static final Check CHECK = new RepositoryNameMistyped();
  private static final Check ORPHANS = new RepositoryOrphaned();
  private static final String SEOUL = "ap-northeast-2";
  private static final Course THREE =
      new GivenCourse().components("preprocessing", "training", "inference").build();

  private static GivenSnapshot seen(String... names) {
    return given()
        .repositories(
            Stream.of(names).map(name -> repository(name).build()).toArray(Repository[]::new));
  }

  private static GivenSnapshot strays(String... names) {
    return seen().strays(new Strays(List.of(), List.of(names)));
  }

  @Test
  void passesStudentWithRepository() {
    assertThat(Judged.by(CHECK, seen("mlops-user07-training", "mlops-user07-train").build()))
        .containsExactly("07 mlops-user07-training PASS ecr-repository-near-miss.pass []");
    assertThat(
            Judged.by(CHECK, seen("mlops-training/user07/training", "mlops-user07-train").build()))
        .containsExactly("07 mlops-user07-training PASS ecr-repository-near-miss.pass []");
  }

  @Test
  void passesStudentWithNothingAlike() {
    assertThat(Judged.by(CHECK, seen("mlops-user70-training").build()))
        .containsExactly(
            "07 mlops-user07-training PASS ecr-repository-near-miss.pass.none [mlops-user07-training]");
  }

  @Test
  void flagsARepositoryThatTheGlobShowed() {
    assertThat(Judged.by(CHECK, seen("mlops-user07-train").build()))
        .containsExactly(
            "07 mlops-user07-training FAIL low ecr-repository-near-miss.fail"
                + " [mlops-user07-training, mlops-user07-train]");
  }

  @Test
  void flagsARepositoryBesideThoseOfTheClass() {
    assertThat(Judged.by(CHECK, strays("mlops_user07_training", "nginx").build()))
        .containsExactly(
            "07 mlops-user07-training FAIL low ecr-repository-near-miss.fail"
                + " [mlops-user07-training, mlops_user07_training]");
  }

  @Test
  void tellsEachNameAtTheComponentThatItIsLike() {
    assertThat(
            Judged.by(
                CHECK, seen("mlops-user07-infer", "mlops-user07-preprocesing").build(), THREE))
        .containsExactly(
            "07 mlops-user07-preprocessing FAIL low ecr-repository-near-miss.fail"
                + " [mlops-user07-preprocessing, mlops-user07-preprocesing]",
            "07 mlops-user07-training PASS ecr-repository-near-miss.pass.none [mlops-user07-training]",
            "07 mlops-user07-inference FAIL low ecr-repository-near-miss.fail"
                + " [mlops-user07-inference, mlops-user07-infer]");
  }

  @Test
  void tellsANameThatIsLikeNoComponentOnce() {
    assertThat(
            Judged.by(CHECK, seen("mlops-user07-preprocessing", "mlops-user07-app").build(), THREE))
        .filteredOn(line -> line.contains("FAIL"))
        .containsExactly(
            "07 mlops-user07-training FAIL low ecr-repository-near-miss.fail"
                + " [mlops-user07-training, mlops-user07-app]");
    assertThat(Judged.by(CHECK, strays("mlops-user07").build(), THREE))
        .filteredOn(line -> line.contains("FAIL"))
        .containsExactly(
            "07 mlops-user07-preprocessing FAIL low ecr-repository-near-miss.fail"
                + " [mlops-user07-preprocessing, mlops-user07]");
  }

  @Test
  void aCopyOfAComponentThatIsThereStandsForNoOther() {
    assertThat(
            Judged.by(
                CHECK, seen("mlops-user07-training", "mlops-user07-training-v2").build(), THREE))
        .allMatch(line -> line.contains("PASS"));
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(
                CHECK,
                given().repositories(Map.of(SEOUL, denied("ecr:DescribeRepositories"))).build()))
        .containsExactly(
            "07 mlops-user07-training UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }

  @Test
  void inAnotherRegionThatIsDeniedSomethingAlikeMayStand() {
    GivenSnapshot elsewhereDenied =
        given()
            .repositories(
                Map.of(
                    SEOUL,
                    Reading.known(List.of()),
                    "us-east-1",
                    denied("ecr:DescribeRepositories")));

    assertThat(Judged.by(CHECK, elsewhereDenied.build()).getFirst()).contains("UNKNOWN");
    assertThat(
            Judged.by(
                    CHECK,
                    elsewhereDenied
                        .strays(new Strays(List.of(), List.of("mlops-user7-training")))
                        .build())
                .getFirst())
        .contains("FAIL low");
  }

  @Test
  void remedyCreatesTheRightRepositoryAndLeavesThePushingToPeople() {
    assertThat(Judged.remedy(CHECK, seen("mlops-user07-train").build(), course()).lines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "aws ecr describe-repositories --repository-names mlops-user07-training --region ap-northeast-2 > /dev/null 2>&1 || aws ecr create-repository --repository-name mlops-user07-training --region ap-northeast-2");
  }

  @Test
  void aRepositoryOfNobodyOnTheRosterIsAnOrphan() {
    assertThat(
            Judged.by(
                ORPHANS,
                seen("mlops-user07-training", "mlops-user07-app", "mlops-user99-training").build()))
        .containsExactly(
            "99 mlops-user99-training FAIL low ecr-repository-orphan.fail"
                + " [mlops-user99-training, ap-northeast-2]");
  }

  @Test
  void aNearMissIsNoOrphanUnlessTheStudentHasTheRightOneToo() {
    assertThat(Judged.by(ORPHANS, seen("mlops-user7-training").build())).isEmpty();
    assertThat(Judged.by(ORPHANS, seen("mlops-user07-training", "mlops-user7-training").build()))
        .containsExactly(
            "7 mlops-user7-training FAIL low ecr-repository-orphan.fail.spelling"
                + " [mlops-user7-training, ap-northeast-2, 07]");
    assertThat(Judged.by(ORPHANS, seen("mlops-userkim-training").build()))
        .containsExactly(
            " mlops-userkim-training FAIL low ecr-repository-orphan.fail.no-number"
                + " [mlops-userkim-training, ap-northeast-2]");
  }

  @Test
  void doesNotKnowOfOrphansInARegionThatIsDenied() {
    assertThat(
            Judged.by(
                ORPHANS,
                given().repositories(Map.of(SEOUL, denied("ecr:DescribeRepositories"))).build()))
        .containsExactly(
            " 123456789012 UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }

  @Test
  void withoutARosterNobodyIsAnOrphan() {
    assertThat(
            Judged.by(
                ORPHANS,
                seen("mlops-user99-training").build(),
                new GivenCourse().roster(new String[0]).build()))
        .isEmpty();
  }
}
