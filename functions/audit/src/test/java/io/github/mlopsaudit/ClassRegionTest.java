package io.github.mlopsaudit;

import static io.github.mlopsaudit.checks.Given.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClassRegionTest {

  private static final GivenBucket ELSEWHERE = Given.bucket().region(Reading.known("us-west-2"));
  private static final GivenBucket HERE = Given.bucket();

  @Test
  void refusesToJudgeAClassThatStandsInAnotherRegion() {
    assertThatThrownBy(() -> require(Given.snapshot(ELSEWHERE)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("AWS_REGION=us-west-2")
        .hasMessageContaining("AUDIT_REGION=ap-northeast-2");
  }

  @Test
  void judgesAClassOfWhichSomethingIsHere() {
    assertThatCode(() -> require(given().buckets(ELSEWHERE.build(), HERE.build()).build()))
        .doesNotThrowAnyException();
    assertThatCode(() -> require(given().buckets().build())).doesNotThrowAnyException();
    assertThatCode(() ->
            require(
                with(Reading.known(List.of(Given.repository("mlops-user07-training").build())))))
        .doesNotThrowAnyException();
    assertThatCode(() -> require(with(Given.denied("ecr:DescribeRepositories"))))
        .doesNotThrowAnyException();
  }

  @Test
  void isAskedOnlyWhereNobodyNamedTheRegion() {
    assertThat(guesses(Map.of())).isTrue();
    assertThat(guesses(Map.of("AWS_REGION", "ap-northeast-2"))).isTrue();
    assertThat(guesses(Map.of("AUDIT_REGION", "ap-northeast-2"))).isFalse();
    assertThat(guesses(Map.of("AWS_REGION", "us-east-1"))).isFalse();
  }

  private static boolean guesses(Map<String, String> environment) {
    return new Configuration(environment).guessesRegion(Given.course());
  }

  private static Snapshot with(Reading<List<Repository>> repositories) {
    return given()
        .buckets(ELSEWHERE.build())
        .repositories(Map.of("ap-northeast-2", repositories))
        .build();
  }

  private static void require(Snapshot snapshot) {
    ClassRegion.requirePlausible(snapshot, Given.course());
  }
}
