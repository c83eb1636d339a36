package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClassRegionTest {

  private static final Bucket ELSEWHERE = Given.in(Reading.known("us-west-2"));
  private static final Bucket HERE = Given.in(Reading.known("ap-northeast-2"));

  @Test
  void refusesToJudgeAClassThatStandsInAnotherRegion() {
    assertThatThrownBy(() -> require(Given.snapshot(ELSEWHERE, ELSEWHERE, ELSEWHERE)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("us-west-2")
        .hasMessageContaining("AWS_REGION=us-west-2");
  }

  @Test
  void judgesWhatMayBeASingleMistake() {
    assertThatCode(() -> require(Given.snapshot(ELSEWHERE, ELSEWHERE))).doesNotThrowAnyException();
    assertThatCode(() -> require(Given.snapshot(ELSEWHERE, ELSEWHERE, ELSEWHERE, HERE)))
        .doesNotThrowAnyException();
  }

  @Test
  void judgesWhereTheRepositoriesAreOrCouldNotBeListed() {
    Snapshot some = Given.snapshot(ELSEWHERE, ELSEWHERE, ELSEWHERE);

    assertThatCode(() ->
            require(
                with(
                    some,
                    Reading.known(
                        List.of(Given.repository("mlops-user07-training", "ap-northeast-2"))))))
        .doesNotThrowAnyException();
    assertThatCode(() -> require(with(some, Given.denied("ecr:DescribeRepositories"))))
        .doesNotThrowAnyException();
  }

  private static Snapshot with(Snapshot some, Reading<List<Repository>> repositories) {
    return new Snapshot(
        some.takenAt(),
        some.account(),
        some.selection(),
        some.buckets(),
        some.unlistedNames(),
        Map.of("ap-northeast-2", repositories));
  }

  private static void require(Snapshot snapshot) {
    ClassRegion.require(snapshot, Given.course());
  }
}
