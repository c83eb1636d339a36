package io.github.mlopsaudit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SeriesTest {

  @Test
  void takesTheMiddleOfAnOddNumberOfRuns() {
    assertThat(lasting(900, 20, 30).median(Measurement::runMillis)).isEqualTo(30);
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    assertThat(lasting(40, 10, 20, 900).median(Measurement::runMillis)).isEqualTo(30);
  }

  @Test
  void keepsTheEnds() {
    Series series = lasting(20, 900, 30);

    assertThat(series.least(Measurement::runMillis)).isEqualTo(20);
    assertThat(series.most(Measurement::runMillis)).isEqualTo(900);
  }

  private static Series lasting(long... millis) {
    List<Measurement> runs =
        LongStream.of(millis)
            .mapToObj(run -> new Measurement(Map.of(), Map.of(), run, run, 1, null, 100))
            .toList();
    return new Series(15, runs);
  }
}
