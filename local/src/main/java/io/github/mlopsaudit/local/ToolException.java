package io.github.mlopsaudit.local;

import java.io.Serial;

/// Something on this machine is missing or in the way; the message tells the person what to do.
public final class ToolException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ToolException(String message) {
    super(message);
  }

  public ToolException(String message, Throwable cause) {
    super(message, cause);
  }
}
