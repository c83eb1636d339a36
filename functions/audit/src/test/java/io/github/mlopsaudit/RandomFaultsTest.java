package io.github.mlopsaudit;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A night whose calls meet troubles at random loses nothing. What a call meets depends on a seed,
/// on what is asked, and on how often that was asked before.
///
/// `-Dfaults.runs=N` lives through more such nights, `-Dfaults.seed=N` through one of them again.
final class RandomFaultsTest {

  private static final int RUNS = Integer.getInteger("faults.runs", 10);
  private static final ThreeNights NIGHTS = new ThreeNights(5);

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Stream<Long> seeds() {
    Long only = Long.getLong("faults.seed");
    long first = System.nanoTime();
    return only != null ? Stream.of(only) : IntStream.range(0, RUNS).mapToObj(i -> first + i);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("seeds")
  void randomTroublesLoseNothing(long seed) {
    Weather weather = new Weather(seed);

    try {
      NIGHTS.live(weather::answer, weather.unheard());
    } catch (AssertionError e) {
      throw new AssertionError("Again with -Dfaults.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /// @param unheard how many answers were lost by which a message is known to be out
  private record Weather(
      long seed, double share, Map<String, AtomicInteger> asked, AtomicInteger unheard) {

    private static final List<Double> SHARES = List.of(0.01, 0.05, 0.3);

    /// Without the one that takes long.
    private static final List<Trouble> TROUBLES =
        Stream.of(Trouble.values()).filter(trouble -> trouble != Trouble.LATE_ONCE).toList();

    Weather(long seed) {
      this(
          seed,
          SHARES.get(new Random(seed).nextInt(SHARES.size())),
          new ConcurrentHashMap<>(),
          new AtomicInteger());
    }

    Optional<Answer> answer(StubCall call) {
      String what = Ask.of(call) + " " + call.resource();
      int times = asked.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
      Random random = new Random(seed * 31 + (what + times).hashCode());
      random.nextInt();
      if (random.nextDouble() >= share) {
        return Optional.empty();
      }
      Trouble trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
      if (!trouble.isWrongFor(call.operation())) {
        return Optional.empty();
      }
      if (what.matches("sns:Publish.*|dynamodb:.* (RUN|TOLD)# ")) {
        unheard.incrementAndGet();
      }
      return Optional.of(NIGHTS.met(call, trouble));
    }
  }
}
