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
    assertThat(new BenchOptions(List.of(100, 15, 100), 1, LATENCY, 0).students())
        .containsExactly(15, 100);
  }

  @Test
  void namesWhatCannotBeMeasured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15, 10_001), 1, LATENCY, 0))
        .withMessage("10001 students cannot be measured; allowed are 1 to 10000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(), 1, LATENCY, 0))
        .withMessageContaining("at least one number of students");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15), 0, LATENCY, 0))
        .withMessageContaining("0 repetitions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15), 1, Duration.ofMillis(-1), 0))
        .withMessageContaining("latency must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(List.of(15), 1, LATENCY, -1))
        .withMessageContaining("heap must not be negative");
  }
}
