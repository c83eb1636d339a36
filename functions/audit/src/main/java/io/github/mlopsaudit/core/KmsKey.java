package io.github.mlopsaudit.core;

/// The KMS key that a bucket encrypts with: its ARN, the account that it belongs to, and its state.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
public record KmsKey(String arn, String account, State state) {

  /// Where the bucket names no key: AWS's own is always usable.
  public static final KmsKey NONE = new KmsKey("", "", State.ENABLED);

  /// The key states of AWS. NOT_FOUND is a key that no longer exists.
  public enum State {
    CREATING,
    ENABLED,
    DISABLED,
    PENDING_DELETION,
    PENDING_IMPORT,
    PENDING_REPLICA_DELETION,
    UNAVAILABLE,
    UPDATING,
    NOT_FOUND
  }

  public boolean isNamed() {
    return !arn.isEmpty();
  }
}
