package io.github.mlopsaudit.local.stub;

import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.Map;
import java.util.function.Function;

/// Error answers in the shape of the service that is called.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html
public final class Fault {

  private Fault() {}

  /// The caller lacks the permission.
  public static Function<StubCall, Answer> denied() {
    return call ->
        call.service().matches("ecr|kms")
            ? error(call, 400, "AccessDeniedException")
            : error(call, 403, "AccessDenied");
  }

  /// The service asks the caller to slow down.
  public static Function<StubCall, Answer> throttled() {
    return call ->
        call.service().equals("s3")
            ? error(call, 503, "SlowDown")
            : error(call, 400, "ThrottlingException");
  }

  /// The service is broken.
  public static Function<StubCall, Answer> broken() {
    return error(500, "InternalError");
  }

  /// Any other error.
  public static Function<StubCall, Answer> error(int status, String code) {
    return call -> error(call, status, code);
  }

  private static Reply error(StubCall call, int status, String code) {
    String error = "<Error><Code>%s</Code><Message>as scripted</Message></Error>".formatted(code);
    Reply reply =
        switch (call.service()) {
          case "s3" -> Reply.xml(error);
          case "s3-control", "sts", "sns", "iam", "cloudformation" ->
              Reply.xml("<ErrorResponse>%s</ErrorResponse>".formatted(error));
          default -> Reply.json("{\"__type\":\"%s\",\"message\":\"as scripted\"}".formatted(code));
        };
    return reply.withStatus(status);
  }

  /// The answer for a bucket that lives in another region.
  public static Function<StubCall, Answer> elsewhere(String region) {
    return call -> {
      Reply reply = error(call, 301, "PermanentRedirect");
      return new Reply(301, Map.of("x-amz-bucket-region", region), reply.body());
    };
  }
}
