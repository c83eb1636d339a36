package io.github.mlopsaudit.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Ends all writing after so many writes, as the end of the process would.
final class Crash implements ExecutionInterceptor {

  private final int allowed;
  private final AtomicInteger writes = new AtomicInteger();

  Crash(int allowed) {
    this.allowed = allowed;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof QueryRequest || context.request() instanceof GetItemRequest)
        && writes.incrementAndGet() > allowed) {
      throw SdkClientException.create("crashed");
    }
  }

  int writes() {
    return writes.get();
  }
}
