package io.github.mlopsaudit.local;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The context of an invocation of a function outside Lambda, with Lambda's longest time left or
/// less.
public final class LocalContext implements Context {

  private static final Duration TIME = Duration.ofMinutes(15);
  private static final int MEMORY_MEGABYTES = 2048;

  private final String requestId;
  private final long end;

  /// The context of a request that no other has the id of.
  public LocalContext() {
    this(UUID.randomUUID().toString());
  }

  /// The context of this request, perhaps tried again.
  public LocalContext(String requestId) {
    this(requestId, TIME);
  }

  /// The same with so much time left.
  public LocalContext(String requestId, Duration left) {
    this.requestId = requestId;
    this.end = System.nanoTime() + left.toNanos();
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + getFunctionName();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return "AuditFunction";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:ap-northeast-2:123456789012:function:" + getFunctionName();
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MEGABYTES;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        System.out.println(message);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
