package io.github.mlopsaudit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.GivenCourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamePatternTest {

  private static final NamePattern BUCKET = NamePattern.of("mlops-training-user{number}");
  private static final NamePattern REPOSITORY = NamePattern.of("mlops-user{number}-{component}");

  @Test
  void makesNames() {
    assertThat(BUCKET.name("07")).isEqualTo("mlops-training-user07");
    assertThat(REPOSITORY.name("07", "training")).isEqualTo("mlops-user07-training");
    assertThat(REPOSITORY.glob()).isEqualTo("mlops-user*-*");
    assertThat(BUCKET.prefix()).isEqualTo("mlops-training-user");
  }

  @Test
  void enumeratesMoreThanItMatches() {
    assertThat(BUCKET.enumerates("mlops-training-user07-backup")).isTrue();
    assertThat(BUCKET.matches("mlops-training-user07-backup")).isFalse();
    assertThat(BUCKET.matches("mlops-training-user07")).isTrue();
    assertThat(BUCKET.enumerates("other-mlops-training-user07")).isFalse();
    assertThat(REPOSITORY.enumerates("mlops-user07")).isFalse();
  }

  @Test
  void findsTheNumberUpToSomeSuffix() {
    assertThat(BUCKET.findNumber("mlops-training-user07-backup")).hasValue("07");
    assertThat(BUCKET.findNumber("mlops-training-userx")).isEmpty();
  }

  @Test
  void treatsTheRestLiterally() {
    assertThat(NamePattern.of("a.b{number}").matches("axb07")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlops", "a{number}{number}", "a{number}-{team}"})
  void refusesTemplatesThatSayTooLittleOrTooMuch(String template) {
    assertThatThrownBy(() -> NamePattern.of(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(template);
  }

  @Test
  void aPatternThatFitsTheWholeNameGoesBeforeOneThatFitsItsBeginning() {
    Course overlapping =
        new GivenCourse().buckets("mlops-{number}", "mlops-2026-user{number}").build();

    assertThat(overlapping.bucketOwner("mlops-2026-user07")).isEqualTo("07");
    assertThat(overlapping.bucketOwner("mlops-08-old")).isEqualTo("08");
  }

  @ParameterizedTest
  @CsvSource({
    "mlops-training-user{number}, mlops",
    "mlops/user{number}/{component}, mlops",
    "student{number}, student",
    "{number}-class, ''"
  })
  void knowsTheLettersThatNamesBeginWith(String template, String stem) {
    assertThat(NamePattern.of(template).stem()).isEqualTo(stem);
  }
}
