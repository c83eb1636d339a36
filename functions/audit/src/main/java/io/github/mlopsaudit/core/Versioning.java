package io.github.mlopsaudit.core;

/// The versioning state of a bucket, and whether deleting a version takes a second factor.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html
public record Versioning(Status status, boolean mfaDelete) {

  public static final Versioning ENABLED = new Versioning(Status.ENABLED, false);
  public static final Versioning SUSPENDED = new Versioning(Status.SUSPENDED, false);
  public static final Versioning NEVER = new Versioning(Status.NEVER, false);

  /// NEVER is AWS's empty answer: it was never switched on.
  public enum Status {
    ENABLED,
    SUSPENDED,
    NEVER
  }
}
