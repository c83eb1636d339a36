package io.github.mlopsaudit;

import java.util.List;

/// A run that looked, but could not write the table or send the message. The text says each
/// failure.
public final class AuditFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditFailedException(List<String> failures) {
    super(String.join(" ", failures));
  }
}
