package io.github.mlopsaudit.local.slack;

import java.time.Duration;
import java.util.Map;

/// How Slack answers one request.
///
/// @param delay how long it takes before it answers
public record Reply(int status, Map<String, String> headers, String body, Duration delay) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply of(int status, String body) {
    return new Reply(status, Map.of(), body, Duration.ZERO);
  }

  public Reply with(String header, String value) {
    return new Reply(status, Map.of(header, value), body, delay);
  }

  public Reply after(Duration duration) {
    return new Reply(status, headers, body, duration);
  }
}
