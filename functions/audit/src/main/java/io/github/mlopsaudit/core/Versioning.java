package io.github.mlopsaudit.core;

/// The versioning state of a bucket. NEVER is AWS's empty answer: it was never switched on.
public enum Versioning {
  ENABLED,
  SUSPENDED,
  NEVER
}
