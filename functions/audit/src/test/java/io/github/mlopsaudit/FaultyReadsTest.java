package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.ThreeNights.BadNight;
import io.github.mlopsaudit.core.Read;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A night in which one read meets one trouble loses nothing, each with each. Troubles that pass
/// leave no trace: all reads meet them in one night.
///
/// `-Dfaults.students=N` makes the class larger.
final class FaultyReadsTest {

  private static final ThreeNights NIGHTS = ThreeNights.ofAnySize();

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Stream<Trouble> passing() {
    return Stream.of(Trouble.values()).filter(Trouble::passes);
  }

  private static Stream<Pair> pairs() {
    return Pair.some(NIGHTS, pair -> pair.ask().isRead() && !pair.trouble().passes());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void aTroubleThatPassesKeepsNothingFromBeingRead(Trouble trouble) {
    BadNight night = NIGHTS.live(Pair.weather(NIGHTS, Ask::isRead, trouble), new AtomicInteger());

    assertThat(night.deliveries()).hasSize(1);
    assertThat(night.gaps()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void aBadNightAndAGoodOneAreTwoGoodOnes(Pair pair) {
    pair.liveThrough(NIGHTS);
  }

  @Test
  void aGoodNightReadsAllThatCanBeRead() {
    assertThat(NIGHTS.asks())
        .extracting(Ask::operation)
        .containsAll(Arrays.stream(Read.values()).map(Read::operation).toList());
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void whatDoesNotPassHasACause(Trouble trouble) {
    assertThat(Pair.CAUSES.containsKey(trouble)).isEqualTo(!trouble.passes());
  }
}
