package io.github.mlopsaudit.local.stub;

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
  private int taken;
  private int throttled;

  private static final class Bucket {
    private double tokens;
    private long filled;
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
    if (take(call.operation() + " " + call.region(), rate)) {
      taken++;
      return Optional.empty();
    }
    throttled++;
    return Optional.of(Fault.throttled().apply(call));
  }

  private boolean take(String key, double rate) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(key, _ -> full(rate, now));
    bucket.tokens = Math.min(rate, bucket.tokens + (now - bucket.filled) / NANOS * rate);
    bucket.filled = now;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens--;
    return true;
  }

  private static Bucket full(double rate, long now) {
    Bucket bucket = new Bucket();
    bucket.tokens = rate;
    bucket.filled = now;
    return bucket;
  }

  /// How many calls found a token.
  public synchronized int taken() {
    return taken;
  }

  /// How many did not.
  public synchronized int throttled() {
    return throttled;
  }
}
