package io.github.mlopsaudit.aws;

/// There are no credentials, or AWS does not accept them or does not answer: nothing can be read.
/// The message says what to do.
public final class NoIdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoIdentityException(String message, Throwable cause) {
    super(message, cause);
  }
}
