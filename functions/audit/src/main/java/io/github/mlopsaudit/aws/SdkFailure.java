package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Reading.Unreadable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a failure of the SDK means for a reading.
final class SdkFailure {

  private static final Set<String> GONE = Set.of("NoSuchBucket", "RepositoryNotFoundException");

  /// HTTP 403 too, but no permission would mend them.
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidAccessKeyId",
          "InvalidSignatureException",
          "InvalidToken",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private SdkFailure() {}

  /// The call, or a value in its place where AWS answers with this error code: of many a
  /// configuration "there is none" is an error.
  static <T> T unless(String code, T none, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      if (code(e).equals(code)) {
        return none;
      }
      throw e;
    }
  }

  /// The error code, or the HTTP status where the answer has no body to say it.
  static String code(AwsServiceException failure) {
    @Nullable AwsErrorDetails details = failure.awsErrorDetails();
    @Nullable String code = details == null ? null : details.errorCode();
    return Objects.requireNonNullElse(code, "HTTP " + failure.statusCode());
  }

  static <T> Unreadable<T> unreadable(String action, MalformedAnswerException failure) {
    return new Unreadable<>(action, Cause.MALFORMED, String.valueOf(failure.getMessage()));
  }

  static <T> Unreadable<T> unreadable(String action, SdkException failure) {
    if (failure instanceof AwsServiceException answer) {
      return new Unreadable<>(action, cause(answer), code(answer));
    }
    Throwable root = root(failure);
    return new Unreadable<>(action, cause(failure, root), root.getClass().getSimpleName());
  }

  /// Whether AWS asks to call again later. To HEAD S3 says so without a body, and with it a code.
  /// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  static boolean isThrottled(Throwable failure) {
    return failure instanceof AwsServiceException answer
        && (answer.isThrottlingException()
            || code(answer).equals("SlowDown")
            || code(answer).equals("HTTP 503"));
  }

  /// Whether one of the readings was told that the resource does not exist.
  static boolean anyGone(List<Reading<?>> readings) {
    return readings.stream()
        .flatMap(reading -> reading.findGap().stream())
        .anyMatch(gap -> gap.cause() == Cause.GONE);
  }

  private static Cause cause(AwsServiceException failure) {
    String code = code(failure);
    if (GONE.contains(code)) {
      return Cause.GONE;
    }
    if (isThrottled(failure)) {
      return Cause.THROTTLED;
    }
    if (BAD_CREDENTIALS.contains(code)) {
      return Cause.REFUSED;
    }
    if (failure.statusCode() == 403
        || code.startsWith("AccessDenied")
        || code.startsWith("Unauthorized")) {
      return Cause.DENIED;
    }
    return failure.statusCode() >= 500 ? Cause.SERVICE_ERROR : Cause.REFUSED;
  }

  private static Cause cause(SdkException failure, Throwable root) {
    if (failure instanceof AbortedException) {
      return Cause.DEADLINE;
    }
    return isTimeout(failure) || isNetwork(root) ? Cause.TIMEOUT : Cause.MALFORMED;
  }

  /// Whether no answer came in the time that an attempt or the call may take. Socket and attempt
  /// have the same patience: which of the two ends first is chance.
  static boolean isTimeout(Throwable failure) {
    return failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException
        || root(failure) instanceof SocketTimeoutException;
  }

  // The JSON parser inside the SDK calls its complaints IOException too.
  private static boolean isNetwork(Throwable root) {
    return root instanceof IOException && !root.getClass().getName().contains(".thirdparty.");
  }

  static Throwable root(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }
}
