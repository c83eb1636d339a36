package io.github.mlopsaudit.aws;

import org.jspecify.annotations.Nullable;

/// AWS answered, but not what the API promises.
final class MalformedAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedAnswerException(String message) {
    super(message);
  }

  /// A value that the API promises.
  static <T> T promised(@Nullable T value, String name) {
    if (value == null) {
      throw new MalformedAnswerException(name + " is missing");
    }
    return value;
  }
}
