package io.github.mlopsaudit;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each trouble once in a class of 200 students, with something that a seed chooses. Only where
/// `-Dfaults.all=true` asks for it, of a class of 20 otherwise; `-Dfaults.seed=N` chooses the same
/// again.
final class LargeClassFaultsTest {

  private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
  private static final ThreeNights NIGHTS =
      new ThreeNights(Boolean.getBoolean("faults.all") ? 200 : 20);

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Stream<Pair> pairs() {
    List<Ask> asks = List.copyOf(NIGHTS.asks());
    Random random = new Random(SEED);
    return Stream.of(Trouble.values())
        .map(trouble ->
            Stream.generate(() -> new Pair(asks.get(random.nextInt(asks.size())), trouble))
                .filter(pair -> trouble.isWrongFor(pair.ask().operation()))
                .findFirst()
                .orElseThrow())
        .limit(Boolean.getBoolean("faults.all") ? Trouble.values().length : 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void aBadNightAndAGoodOneAreTwoGoodOnes(Pair pair) {
    try {
      pair.liveThrough(NIGHTS);
    } catch (AssertionError e) {
      throw new AssertionError("Again with -Dfaults.seed=" + SEED + ": " + e.getMessage(), e);
    }
  }
}
