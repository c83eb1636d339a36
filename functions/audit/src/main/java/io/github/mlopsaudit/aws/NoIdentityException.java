package io.github.mlopsaudit.aws;

/// There are no credentials, or AWS does not accept them or does not answer: nothing can be read.
/// The message says what to do.
public final class NoIdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean unanswered;

  private NoIdentityException(String message, boolean unanswered, Throwable cause) {
    super(message, cause);
    this.unanswered = unanswered;
  }

  static NoIdentityException nobody(String message, Throwable cause) {
    return new NoIdentityException(message, false, cause);
  }

  static NoIdentityException unanswered(String message, Throwable cause) {
    return new NoIdentityException(message, true, cause);
  }

  /// Whether AWS did not answer, so that there may be good credentials.
  public boolean isUnanswered() {
    return unanswered;
  }
}
