package io.github.mlopsaudit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchOptionsTest {

  private static final Duration LATENCY = Duration.ofMillis(25);

  @Test
  void takesEachSizeOnce() {
    assertThat(new BenchOptions(List.of(100, 15, 100), 1, LATENCY).students())
        .containsExactly(15, 100);
  }

  @Test
  void namesWhatCannotBeMeasured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15, 1001), 1, LATENCY))
        .withMessage("1001 students cannot be measured; allowed are 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(), 1, LATENCY))
        .withMessageContaining("at least one number of students");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15), 0, LATENCY))
        .withMessageContaining("0 repetitions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15), 1, Duration.ofMillis(-1)))
        .withMessageContaining("must not be negative");
  }
}
