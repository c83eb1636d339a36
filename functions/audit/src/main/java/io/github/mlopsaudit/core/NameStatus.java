package io.github.mlopsaudit.core;

/// What HeadBucket says of an expected bucket name that ListBuckets did not show.
public enum NameStatus {
  /// Nobody has the name.
  FREE,
  /// Somebody else has it: bucket names are global.
  TAKEN,
  /// It is ours after all: made after the listing.
  OURS
}
