package io.github.mlopsaudit.core;

import java.util.Locale;

/// The AWS service that a check looks at; ACCOUNT stands for the audit's own sight.
public enum Service {
  S3,
  ECR,
  ACCOUNT;

  /// The name as people and files write it: `s3`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
