package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.DeliveryException;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  private final Failures failures = new Failures();

  @Test
  void goesOnAfterAnyFailureAndNamesIt() {
    assertThat(failures.<Integer>attempt(() -> 1, 0)).isEqualTo(1);
    assertThat(failures.<Integer>attempt(() -> fail(new DeliveryException("no topic")), 0))
        .isZero();
    assertThat(failures.<Integer>attempt(() -> fail(new IllegalStateException("x")), 0)).isZero();

    assertThat(failures.sentences())
        .containsExactly(
            "no topic", "A fault of the audit itself: java.lang.IllegalStateException: x");
  }

  private static Integer fail(RuntimeException failure) {
    throw failure;
  }
}
