package io.github.mlopsaudit.local.stub;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Limits of calls per second as AWS has them: for each operation and region one bucket of tokens
/// for the whole account, which refills steadily; a call that finds it empty is throttled.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html
public final class TokenBuckets implements Function<StubCall, Optional<Answer>> {

  private static final double NANOS = 1e9;

  private final Map<String, Double> ratesByService;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private int throttled;

  private static final class Bucket {
    private final double rate;
    private double tokens;
    private long filled;
    private int taken;

    private Bucket(double rate, long now) {
      this.rate = rate;
      this.tokens = rate;
      this.filled = now;
    }

    private boolean take(long now) {
      tokens = Math.min(rate, tokens + (now - filled) / NANOS * rate);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      taken++;
      return true;
    }

    private double leastSeconds() {
      return (taken - rate) / rate;
    }
  }

  /// The rates are calls per second of each operation of a service; a bucket holds those of one
  /// second. What is of no such service is not limited.
  public TokenBuckets(Map<String, Double> ratesByService) {
    this(ratesByService, System::nanoTime);
  }

  TokenBuckets(Map<String, Double> ratesByService, LongSupplier nanoTime) {
    this.ratesByService = Map.copyOf(ratesByService);
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized Optional<Answer> apply(StubCall call) {
    Double rate = ratesByService.get(call.service());
    if (rate == null) {
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    String key = call.operation() + " " + call.region();
    if (buckets.computeIfAbsent(key, _ -> new Bucket(rate, now)).take(now)) {
      return Optional.empty();
    }
    throttled++;
    return Optional.of(Fault.throttled().apply(call));
  }

  /// How many calls found a token.
  public synchronized int taken() {
    return all().stream().mapToInt(bucket -> bucket.taken).sum();
  }

  /// How many did not.
  public synchronized int throttled() {
    return throttled;
  }

  /// In how many seconds nobody could have made the calls that found a token faster, whatever the
  /// order: the first of an operation are free, as many as its bucket holds, the others wait for
  /// their tokens.
  public synchronized double leastSeconds() {
    return all().stream().mapToDouble(Bucket::leastSeconds).max().orElse(0);
  }

  private Collection<Bucket> all() {
    return buckets.values();
  }
}
