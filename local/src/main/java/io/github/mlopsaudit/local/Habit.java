package io.github.mlopsaudit.local;

/// What a sample student did beyond what the course teaches.
public enum Habit {
  /// The bucket's policy refuses plain HTTP.
  TLS_ONLY,
  /// Old versions and uploads that were broken off go after a while; nothing else does.
  TIDY_LIFECYCLE,
  /// A KMS key of the student's own encrypts the bucket.
  OWN_KMS_KEY,
  /// The newest training image is signed with cosign.
  SIGNED_IMAGES
}
