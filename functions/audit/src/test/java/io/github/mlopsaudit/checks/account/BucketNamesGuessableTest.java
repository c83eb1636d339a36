package io.github.mlopsaudit.checks.account;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BucketNamesGuessableTest {

  private static final Check CHECK = new BucketNamesGuessable();

  private static Course named(String... patterns) {
    return new GivenCourse().buckets(patterns).build();
  }

  @Test
  void advisesAgainstNamesThatAnybodyCanGuess() {
    assertThat(Judged.by(CHECK, given().build(), named("mlops-training-user{number}")))
        .containsExactly(
            " 123456789012 FAIL info s3-guessable-names.fail [mlops-training-user{number}]");
  }

  @Test
  void passesNamesWithTheAccountsId() {
    assertThat(Judged.by(CHECK, given().build(), named("mlops-123456789012-user{number}")))
        .containsExactly(
            " 123456789012 PASS s3-guessable-names.pass.account"
                + " [mlops-123456789012-user{number}]");
  }

  @Test
  void passesNamesInTheAccountsOwnNamespace() {
    assertThat(
            Judged.by(
                CHECK, given().build(), named("mlops-user{number}-123456789012-ap-northeast-2-an")))
        .containsExactly(
            " 123456789012 PASS s3-guessable-names.pass.namespace"
                + " [mlops-user{number}-123456789012-ap-northeast-2-an]");
  }

  @Test
  void judgesByTheNameThatIsExpectedNotByThoseAccepted() {
    assertThat(
            Judged.by(
                CHECK, given().build(), named("mlops-{number}", "mlops-123456789012-{number}")))
        .containsExactly(" 123456789012 FAIL info s3-guessable-names.fail [mlops-{number}]");
  }

  @Test
  void anotherAccountsIdHelpsNobody() {
    assertThat(Judged.by(CHECK, given().build(), named("mlops-210987654321-{number}")).getFirst())
        .contains("FAIL info");
  }

  @Test
  void saysNothingWhereS3IsNotLookedAt() {
    assertThat(
            Judged.by(
                CHECK, given().selection(new Selection(Set.of(), Set.of(Service.ECR))).build()))
        .isEmpty();
  }

  @Test
  void remedyOnlyTellsHowToNameTheNextClass() {
    assertThat(Judged.remedy(CHECK, given().build(), course()).lines())
        .allMatch(line -> line.startsWith("# "))
        .anyMatch(line ->
            line.contains("[\"mlops-training-user{number}-123456789012-ap-northeast-2-an\"]"))
        .anyMatch(line -> line.contains("--bucket-namespace account-regional"));
  }
}
