package io.github.mlopsaudit.aws;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// How fast one operation may be called, learned from its answers. AWS tells no limits: it keeps a
/// bucket of tokens for each operation, which refills steadily, and refuses a call that finds it
/// empty. Calls are free until the first is refused. From then on there is a rate. At a refusal the
/// bucket is empty, as it was at the last one: what passed between the two is what the account
/// gives, and becomes the rate, which rises a little with each call that passes, so that no token
/// lies idle. All times are nanoseconds of one clock that runs forward.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html
final class Pace {

  private static final double SECOND = 1e9;
  private static final double MORE = 1.02;

  /// For how long a turn that nobody could take is kept, as AWS's bucket keeps its tokens.
  private static final long KEPT = 1_000_000_000;

  /// A refusal leaves this much of the rate: between two that are close together chance decides how
  /// many passed.
  private static final double LEAST_LEFT = 0.7;

  private final double first;
  private final double slowest;
  private final int attempts;
  private final long patience;
  private final Queue<Long> lastSecond = new ArrayDeque<>();

  private double rate = Double.POSITIVE_INFINITY;
  private long next;
  private long lowered;
  private int passed;
  private int refusedInARow;
  private long firstOfThem;

  /// An operation is given up when calls were refused one after the other, as many as there are
  /// attempts at least, and that for twenty pauses each. The rate begins with the calls of the last
  /// second, or two in a pause, and does not fall below one in fifty pauses.
  Pace(int attempts, Duration pause) {
    this.attempts = attempts;
    this.first = 2 * SECOND / pause.toNanos();
    this.slowest = SECOND / pause.toNanos() / 50;
    this.patience = pause.toNanos() * 20 * (attempts - 1);
  }

  /// Whether calls have to wait for their turn at all.
  synchronized boolean isLimited() {
    return rate < Double.POSITIVE_INFINITY;
  }

  /// How long the next call has to wait.
  synchronized long untilNext(long now) {
    return isLimited() ? Math.max(0, next - now) : 0;
  }

  /// Whether to stop waiting, as nothing passes any more. One call at each turn still finds out
  /// whether that is so.
  synchronized boolean isGivenUp(long now) {
    return refusedInARow >= attempts && now - firstOfThem >= patience;
  }

  /// A call takes its turn.
  synchronized void go(long now) {
    if (isLimited()) {
      next = Math.max(next, now - KEPT) + interval();
      return;
    }
    forget(now);
    lastSecond.add(now);
  }

  /// An answer came that was no refusal.
  synchronized void passed(long now) {
    passed++;
    refusedInARow = 0;
    if (untilNext(now) > 0) {
      rate *= MORE;
    }
  }

  /// A call was refused. Of those that were under way together the first has said all.
  synchronized void refused(long sent, long now) {
    if (!isLimited()) {
      forget(now);
      lower(Math.max(first, lastSecond.size()), now);
      next = now + interval();
    } else if (sent - lowered > 0) {
      double measured = passed * SECOND / (now - lowered);
      double least = Math.max(slowest, rate * LEAST_LEFT);
      lower(Math.max(least, Math.min(rate, measured)), now);
    }
  }

  private void lower(double to, long now) {
    rate = to;
    next = Math.max(next, now);
    lowered = now;
    passed = 0;
    if (refusedInARow == 0) {
      firstOfThem = now;
    }
    refusedInARow++;
  }

  private void forget(long now) {
    lastSecond.removeIf(time -> now - time > SECOND);
  }

  private long interval() {
    return (long) (SECOND / rate);
  }
}
