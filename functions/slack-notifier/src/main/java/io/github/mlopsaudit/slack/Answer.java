package io.github.mlopsaudit.slack;

import java.net.http.HttpResponse;
import java.time.Duration;

/// What came of one try.
sealed interface Answer {

  record Taken() implements Answer {}

  /// Trying again would change nothing.
  record Refused(String reason) implements Answer {}

  /// Worth another try, not before the delay is over.
  record Later(String reason, Duration delay) implements Answer {}

  /// Reads Slack's answer.
  /// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
  ///
  /// @param usualWait how long to wait where Slack does not say
  static Answer of(HttpResponse<String> response, Duration usualWait) {
    int status = response.statusCode();
    String told = "Slack answered " + status + word(response.body());
    return switch (status) {
      case 200 -> new Taken();
      case 429 -> new Later(told + ": too many messages", retryAfter(response, usualWait));
      case 403, 404, 410 ->
          new Refused(
              told
                  + ": the webhook was revoked, or its channel or app is gone. Make a new one and put its URL into the parameter");
      case 400 -> new Refused(told + ": it does not take the message");
      default -> {
        if (status >= 500) {
          yield new Later(told, usualWait);
        }
        yield new Refused(
            status >= 300 && status < 400 ? told + ", a redirect, which is never followed" : told);
      }
    };
  }

  /// Slack's code for the error, such as `no_service`. Anything but one word is somebody else's.
  private static String word(String body) {
    return body.matches("[a-z_]{1,60}") ? " (" + body + ")" : "";
  }

  private static Duration retryAfter(HttpResponse<?> response, Duration usualWait) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(usualWait);
  }
}
