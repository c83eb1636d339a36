package io.github.mlopsaudit;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A night whose calls meet troubles at random loses nothing. The seed stands in the test's name.
///
/// `-Dfaults.runs=N` lives through more such nights, `-Dfaults.seed=N` through one of them again.
final class RandomFaultsTest {

  private static final int RUNS = Integer.getInteger("faults.runs", 10);
  private static final ThreeNights NIGHTS = new ThreeNights();

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Stream<Long> seeds() {
    Long only = Long.getLong("faults.seed");
    long first = System.nanoTime();
    return only != null ? Stream.of(only) : IntStream.range(0, RUNS).mapToObj(i -> first + i);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomTroublesLoseNothing(long seed) {
    Random random = new Random(seed);
    double share = List.of(0.01, 0.05, 0.3).get(random.nextInt(3));

    NIGHTS.live(call -> roll(random, share, call), true, false);
  }

  private static Optional<Answer> roll(Random random, double share, StubCall call) {
    Trouble[] troubles = Trouble.values();
    Trouble trouble;
    synchronized (random) {
      if (random.nextDouble() >= share) {
        return Optional.empty();
      }
      trouble = troubles[random.nextInt(troubles.length)];
    }
    return trouble.isWrongFor(call.operation())
        ? Optional.of(NIGHTS.met(call, trouble))
        : Optional.empty();
  }
}
