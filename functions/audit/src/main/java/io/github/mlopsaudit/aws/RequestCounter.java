package io.github.mlopsaudit.aws;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Counts the requests that go out, each attempt of a call for itself: that is what AWS limits, and
/// for S3 and DynamoDB what it charges for.
final class RequestCounter implements ExecutionInterceptor {

  private final LongAdder sent = new LongAdder();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes values) {
    sent.increment();
  }

  long sent() {
    return sent.sum();
  }
}
