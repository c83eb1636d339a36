package io.github.mlopsaudit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WaiverTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          s3-versioning,     s3-versioning,          true
          s3-versioning,     s3-versioning2,         false
          s3-*,              s3-versioning,          true
          s3-*,              ecr-lifecycle,          false
          *-lifecycle,       ecr-lifecycle,          true
          *-lifecycle,       ecr-lifecycle-danger,   false
          *,                 anything,               true
          **,                '',                     true
          ab*ba,             aba,                    false
          ab*ba,             abba,                   true
          a*b*c,             aXbYc,                  true
          a*b*c,             aXcYb,                  false
          a*bc*c,            abc,                    false
          a.c,               abc,                    false
          [a-z]+,            abc,                    false
          버킷*,             버킷-07,                true
          """)
  void aPatternStandsForTheWholeName(String pattern, String name, boolean matches) {
    assertThat(Waiver.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void noPatternTakesLong() {
    String name = "a".repeat(10_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Waiver.matches("*a".repeat(500) + "x", name));
  }
}
