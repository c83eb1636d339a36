package io.github.mlopsaudit.aws;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many calls to one service may be under way at once: few at first, and more as more calls are
/// made. Each place costs a connection with its TLS handshake, which for the few calls of a small
/// class takes longer than waiting for a place does.
final class Places {

  /// How many calls are worth one more connection.
  private static final int CALLS_FOR_ONE_MORE = 32;

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
    return free.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }

  private synchronized void arrive() {
    calls++;
    if (places < most && calls % CALLS_FOR_ONE_MORE == 0) {
      places++;
      free.release();
    }
  }

  void giveBack() {
    free.release();
  }
}
