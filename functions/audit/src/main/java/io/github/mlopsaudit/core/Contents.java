package io.github.mlopsaudit.core;

/// What one listing of a bucket, bounded in pages, showed.
public record Contents(Count objects, Folder mlflow, Folder pipelines) {}
