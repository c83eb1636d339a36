package io.github.mlopsaudit.slack;

import java.io.Serial;

/// Slack could not be told. The message says why and what to do, and never has the webhook's URL in
/// it; there is no cause, because nobody can vouch for the message of a cause.
public final class NotifierException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NotifierException(String message) {
    super(message);
  }
}
