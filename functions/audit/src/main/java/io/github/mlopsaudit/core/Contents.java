package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.Optional;

/// What one listing of a bucket, bounded in pages, showed: how many objects, when the newest of
/// them was written, and the course's two folders. `runs` counts the MLflow runs that left a file;
/// `mlflow` counts experiments and `pipelines` pipeline runs.
public record Contents(
    Count objects, Optional<Instant> lastWrite, Folder mlflow, Count runs, Folder pipelines) {}
