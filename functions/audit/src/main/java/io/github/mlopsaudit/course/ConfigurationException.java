package io.github.mlopsaudit.course;

/// A mistake in what a person wrote: the course file, an environment variable, an option of an
/// event. The message says where, which value, and what would be right. One with a cause is about
/// what could not be looked at: the cause is what AWS answered.
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
