package io.github.mlopsaudit.aws;

import java.time.Duration;

/// Whether an operation answers at all. Each call of one that does not costs all the time that a
/// call may take: after some in a row others are not sent, but for one now and then that finds out
/// whether that is still so. All times are nanoseconds of one clock that runs forward.
final class Silence {

  private static final int IN_A_ROW = 8;

  private final long pause;
  private int unanswered;
  private long next;

  Silence(Duration pause) {
    this.pause = pause.toNanos();
  }

  /// Whether a call is better not sent.
  synchronized boolean keepsBack(long now) {
    if (unanswered < IN_A_ROW) {
      return false;
    }
    boolean early = now - next < 0;
    if (!early) {
      next = now + pause;
    }
    return early;
  }

  /// An answer came, whatever it said.
  synchronized void answered() {
    unanswered = 0;
  }

  /// No answer came in the time that a call may take.
  synchronized void unanswered(long now) {
    unanswered++;
    next = now + pause;
  }
}
