package io.github.mlopsaudit.checks.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.NamePattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LikenessTest {

  private static final NamePattern BUCKET = NamePattern.of("mlops-training-user{number}");
  private static final NamePattern OTHER_BUCKET = NamePattern.of("mlops-{number}-data");
  private static final NamePattern REPOSITORY = NamePattern.of("mlops-user{number}-{component}");
  private static final NamePattern PATH = NamePattern.of("mlops-training/user{number}/{component}");

  private static boolean isLikeBucket(String name) {
    return new Likeness(BUCKET, "07", "").isLike(name);
  }

  private static boolean isLikeRepository(String name) {
    return new Likeness(REPOSITORY, "07", "training").isLike(name)
        || new Likeness(PATH, "07", "training").isLike(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlops-training-user7",
        "mlops-training-user007",
        "mlops-training-user-07",
        "mlops-training.user07",
        "mlopstraining-user07",
        "mlops_training_user07",
        "MLOps-Training-User07",
        "mlops-user07",
        "mlops-training07",
        "training-user07",
        "mlops-training-user07-kim",
        "mlops-training-user07kim",
        "mlops-trainig-user07",
        "mlops-trianing-user07",
        "mlops-training-users07"
      })
  void isNearlyTheBucketOfStudent07(String name) {
    assertThat(isLikeBucket(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlops-training-user70",
        "mlops-training-user107",
        "mlops-training-user071",
        "mlops-training-user1-07",
        "mlops2-training-user07",
        "mlops-training-user",
        "mlops-training-data",
        "mlops-07",
        "user07",
        "07",
        "",
        "kubeflow-user07",
        "somebody-elses-training-data-user07"
      })
  void isNotTheBucketOfStudent07(String name) {
    assertThat(isLikeBucket(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "mlops-7-data, true",
    "mlops_07_data, true",
    "mlops-07-data-2, true",
    "mlops-07-dat, true",
    "mlops-07, false",
    "mlops-07-models, false",
    "mlops-70-data, false"
  })
  void comparesWhatStandsBehindTheNumberToo(String name, boolean like) {
    assertThat(new Likeness(OTHER_BUCKET, "07", "").isLike(name)).isEqualTo(like);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlops-user7-training",
        "mlops_user07_training",
        "mlops-user07/training",
        "mlops-user07-train",
        "mlops-user07-trianing",
        "mlops-user07-training-v2",
        "mlops-07-training",
        "user07-training",
        "mlops-user07-training/mlops-user07-training",
        "kim/mlops-user07-training",
        "mlops-training-user07-training",
        "mlops-training/user7/training"
      })
  void isNearlyTheTrainingRepositoryOfStudent07(String name) {
    assertThat(isLikeRepository(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlops-user70-training",
        "mlops-user107-training",
        "mlops-user07-inference",
        "mlops-user07-tr",
        "mlops-user07",
        "nginx/training"
      })
  void isNotTheTrainingRepositoryOfStudent07(String name) {
    assertThat(isLikeRepository(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "mlops-user07, true",
    "mlops-user07-app, true",
    "mlops-training/user7, true",
    "mlops-user70-app, false",
    "kubeflow/pipelines07, false"
  })
  void saysWhoseItIsWhateverStandsBehindTheNumber(String name, boolean of07) {
    assertThat(new Likeness(REPOSITORY, "07", "training").isOfStudent(name)).isEqualTo(of07);
  }
}
