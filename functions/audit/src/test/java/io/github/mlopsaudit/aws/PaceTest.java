package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Pace pace = new Pace(5, PAUSE);
  private long clock;

  /// An account that refuses what finds its bucket empty, and callers of whom so many wait at once,
  /// on a clock of its own.
  private final class Account {

    private record Event(long at, Consumer<Long> what) {}

    private static final int WAITING = 24;
    private static final long LATENCY = SECOND / 25;

    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final double rate;
    private final double full;
    private double tokens;
    private long filled;
    private int wanted;
    private int waiting;
    private int passed;
    private int refused;

    private Account(double rate, double full) {
      this.rate = rate;
      this.full = full;
      this.tokens = full;
    }

    /// In how many seconds so many calls passed.
    private double pass(int calls) {
      wanted = calls;
      waiting = WAITING;
      events.add(new Event(0, this::turn));
      long now = 0;
      while (passed < calls) {
        Event event = events.remove();
        now = event.at();
        event.what().accept(now);
      }
      return (double) now / SECOND;
    }

    private void turn(long now) {
      long wait = pace.untilNext(now);
      if (wait > 0) {
        events.add(new Event(now + wait, this::turn));
        return;
      }
      if (waiting > 0) {
        waiting--;
        pace.go(now);
        call(now);
      }
      events.add(new Event(now + SECOND / 10_000, this::turn));
    }

    private void call(long now) {
      tokens = Math.min(full, tokens + (now - filled) * rate / SECOND);
      filled = now;
      if (tokens < 1) {
        refused++;
        events.add(new Event(now + LATENCY, at -> refuse(now, at)));
        return;
      }
      tokens--;
      events.add(new Event(now + LATENCY, this::answer));
    }

    private void refuse(long sent, long now) {
      waiting++;
      pace.refused(sent, now);
    }

    private void answer(long now) {
      passed++;
      if (passed + WAITING <= wanted) {
        waiting++;
      }
      pace.passed(now);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "10, 10", "10, 50", "34, 34", "34, 10", "100, 100", "500, 500"})
  void takesWhatTheAccountGivesAndLittleMore(double rate, double full) {
    Account account = new Account(rate, full);
    int calls = (int) (full + 30 * rate);

    double seconds = account.pass(calls);

    assertThat(seconds).isBetween(30.0, 30 * 1.05);
    assertThat(account.refused).isBetween(1, (int) (calls * 0.25) + Account.WAITING);
  }

  @Test
  void doesNotWaitBeforeAnythingWasRefused() {
    for (int call = 0; call < 1000; call++) {
      pace.go(call);
      assertThat(pace.untilNext(call)).isZero();
      pace.passed(call);
    }
    assertThat(pace.isLimited()).isFalse();
  }

  @Test
  void takesAVolleyOfRefusalsForOne() {
    for (int call = 0; call < 40; call++) {
      pace.go(call);
    }
    for (int call = 0; call < 40; call++) {
      pace.refused(call, 1000 + call);
    }

    assertThat(pace.untilNext(2000)).isBetween(SECOND / 40 - 2000, SECOND / 40);
  }

  @Test
  void slowsDownWhereNothingPassesAndGivesUp() {
    int calls = callUntilGivenUp();

    assertThat(clock).isBetween(80 * PAUSE.toNanos(), 120 * PAUSE.toNanos());
    assertThat(calls).isBetween(5, 15);
    assertThat(pace.untilNext(clock)).isLessThanOrEqualTo(50 * PAUSE.toNanos());
  }

  private int callUntilGivenUp() {
    int calls = 0;
    while (!pace.isGivenUp(clock)) {
      clock += pace.untilNext(clock);
      pace.go(clock);
      pace.refused(clock, clock + 1);
      calls++;
    }
    return calls;
  }

  @Test
  void goesOnAfterItWasGivenUpOnceACallPasses() {
    assertThat(callUntilGivenUp()).isPositive();
    long later = Duration.ofMinutes(1).toNanos();

    pace.go(later);
    pace.passed(later + 1);

    assertThat(pace.isGivenUp(later + 1)).isFalse();
  }

  @Test
  void givesUpAtOnceWhereOneAttemptIsAll() {
    Pace once = new Pace(1, PAUSE);
    once.go(0);

    once.refused(0, 1);

    assertThat(once.isGivenUp(1)).isTrue();
  }

  @Test
  void keepsTurnsThatNobodyTookForASecond() {
    pace.go(0);
    pace.refused(0, 1);
    long later = Duration.ofMinutes(1).toNanos();
    int atOnce = 0;
    while (pace.untilNext(later) == 0) {
      pace.go(later);
      atOnce++;
    }

    assertThat(atOnce).isBetween(20, 21);
  }
}
