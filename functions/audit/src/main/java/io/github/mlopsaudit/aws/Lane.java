package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// The way to one operation, on which calls, new and repeated ones, go one after the other at its
/// pace, as long as it answers. Only the foremost looks at the clock: a pace that changes holds for
/// all behind it.
final class Lane {

  private final ReentrantLock turnstile = new ReentrantLock(true);
  private final Pace pace;
  private final Silence silence;
  private volatile @Nullable SdkException failure;

  Lane(int attempts, Patience patience) {
    this.pace = new Pace(attempts, patience.pause());
    this.silence = new Silence(patience.call());
  }

  /// Waits for a turn, and says whether there was a limit to wait for.
  ///
  /// @throws SdkException the last failure, if the operation is given up
  /// @throws CancellationException if the turn would come after the end
  boolean enter(long end) throws InterruptedException {
    if (!turnstile.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw new CancellationException("no turn before the end");
    }
    try {
      SdkException last = failure;
      if (last != null && silence.keepsBack(System.nanoTime())) {
        throw last;
      }
      long wait = pace.untilNext(System.nanoTime());
      while (wait > 0) {
        waitFor(wait, end);
        wait = pace.untilNext(System.nanoTime());
      }
      pace.go(System.nanoTime());
      return pace.isLimited();
    } finally {
      turnstile.unlock();
    }
  }

  private void waitFor(long wait, long end) throws InterruptedException {
    long now = System.nanoTime();
    SdkException last = failure;
    if (last != null && pace.isGivenUp(now)) {
      throw last;
    }
    if (wait > end - now) {
      throw new CancellationException("no turn before the end");
    }
    TimeUnit.NANOSECONDS.sleep(wait);
  }

  /// Whether calls have to wait.
  boolean isLimited() {
    return pace.isLimited();
  }

  void passed() {
    silence.answered();
    pace.passed(System.nanoTime());
  }

  void refused(long sent, SdkException how) {
    failure = how;
    silence.answered();
    pace.refused(sent, System.nanoTime());
  }

  void unanswered(SdkException how) {
    failure = how;
    silence.unanswered(System.nanoTime());
  }
}
