package io.github.mlopsaudit.aws;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many calls to one service may be under way at once: few at first, and more as more of them
/// wait. Each place costs a connection with its TLS handshake, which for the few calls of a small
/// class takes longer than waiting for a place does.
final class Places {

  /// How many waiting calls are worth one more connection.
  private static final int WAITING_FOR_ONE_MORE = 16;

  private static final int AT_FIRST = 6;

  private final int most;
  private final Semaphore free;
  private int places;
  private int calls;

  Places(int most) {
    this.most = most;
    this.places = Math.min(AT_FIRST, most);
    this.free = new Semaphore(places, true);
  }

  /// Waits for a place, at most so long; whoever got one gives it back.
  boolean take(long nanos) throws InterruptedException {
    arrive();
    boolean got = false;
    try {
      got = free.tryAcquire(nanos, TimeUnit.NANOSECONDS);
      return got;
    } finally {
      if (!got) {
        leave();
      }
    }
  }

  private synchronized void arrive() {
    calls++;
    if (places < most && calls - places > places * WAITING_FOR_ONE_MORE) {
      places++;
      free.release();
    }
  }

  private synchronized void leave() {
    calls--;
  }

  void giveBack() {
    leave();
    free.release();
  }
}
