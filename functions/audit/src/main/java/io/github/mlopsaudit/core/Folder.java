package io.github.mlopsaudit.core;

/// What lies under one key prefix of a bucket. `entries` counts what the course counts there:
/// experiments under `mlflow-artifacts/`, pipeline runs under `kubeflow-pipeline-artifacts/`.
public record Folder(Presence presence, Count entries) {

  /// MARKER_ONLY is the zero-byte object that the S3 console makes for an empty folder.
  public enum Presence {
    ABSENT,
    MARKER_ONLY,
    FILLED
  }
}
