package io.github.mlopsaudit.cli.privilege;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Hears of each call of the SDK in this JVM: the file `execution.interceptors` of the SDK's
/// handlers names it. Operations are named as in `operations.txt`.
public final class CallRecorder implements ExecutionInterceptor {

  private static final Collection<String> CALLED = new ConcurrentLinkedQueue<>();
  private static final Collection<String> DENIED = new ConcurrentLinkedQueue<>();

  static void clear() {
    CALLED.clear();
    DENIED.clear();
  }

  static Set<String> called() {
    return new TreeSet<>(CALLED);
  }

  /// Those that AWS answered with 403 or AccessDenied.
  static Set<String> denied() {
    return new TreeSet<>(DENIED);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    CALLED.add(operation(attributes));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof AwsServiceException refusal && isDenial(refusal)) {
      DENIED.add(operation(attributes));
    }
  }

  private static boolean isDenial(AwsServiceException refusal) {
    return refusal.statusCode() == 403
        || String.valueOf(refusal.awsErrorDetails()).contains("AccessDenied");
  }

  private static String operation(ExecutionAttributes attributes) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    return service.toLowerCase(Locale.ROOT).replace(" ", "")
        + ":"
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }
}
