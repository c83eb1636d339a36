package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlacesTest {

  private static final long LONG = Duration.ofMinutes(1).toNanos();

  @ParameterizedTest
  @CsvSource({"28, 10, 6", "28, 100, 9", "28, 180, 11", "28, 900, 28", "4, 900, 4", "1, 50, 1"})
  void areAsManyAsTheCallsAreWorth(int most, int calls, int expected) throws InterruptedException {
    Places places = new Places(most);
    Semaphore got = new Semaphore(0);
    CountDownLatch asked = new CountDownLatch(calls);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        var _ =
            threads.submit(() -> {
              asked.countDown();
              if (places.take(LONG)) {
                got.release();
              }
              return got;
            });
      }
      asked.await();
      assertThat(got.tryAcquire(expected, 10, TimeUnit.SECONDS)).isTrue();
      assertThat(got.tryAcquire(1, 50, TimeUnit.MILLISECONDS)).isFalse();
      for (int i = 0; i < calls; i++) {
        places.giveBack();
      }
      assertThat(got.tryAcquire(calls - expected, 10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
