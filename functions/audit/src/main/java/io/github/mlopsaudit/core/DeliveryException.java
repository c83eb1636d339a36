package io.github.mlopsaudit.core;

/// The table could not be written or the message not be sent. The message names which, and says
/// what to do; it is made to be shown to the operator as it is.
public class DeliveryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeliveryException(String message) {
    super(message);
  }

  public DeliveryException(String message, Throwable cause) {
    super(message, cause);
  }
}
