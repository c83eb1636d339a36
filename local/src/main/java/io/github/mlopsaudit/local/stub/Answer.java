package io.github.mlopsaudit.local.stub;

import java.time.Duration;
import java.util.Map;

/// What the stub does with a request.
public sealed interface Answer {

  /// Answers. A body is left out where the request was a HEAD.
  record Reply(int status, Map<String, String> headers, String body) implements Answer {

    public Reply {
      headers = Map.copyOf(headers);
    }

    public static Reply xml(String body) {
      return new Reply(200, Map.of("Content-Type", "application/xml"), body);
    }

    public static Reply json(String body) {
      return new Reply(200, Map.of("Content-Type", "application/x-amz-json-1.1"), body);
    }

    public Reply withStatus(int other) {
      return new Reply(other, headers, body);
    }
  }

  /// Promises the whole body, sends half of it and closes the connection.
  record HalfBody(Reply reply) implements Answer {}

  /// Closes the connection without a word.
  record Reset() implements Answer {}

  /// Answers after so long.
  record Slow(Duration pause, Answer answer) implements Answer {}

  /// Never answers.
  record Hang() implements Answer {}
}
