package io.github.mlopsaudit.bench;

/// A benchmark that could not be run, or whose figures would mean nothing.
public final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }

  BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
