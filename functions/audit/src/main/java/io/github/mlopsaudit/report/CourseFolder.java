package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Folder;
import java.util.List;

/// The two folders that the course has in each bucket, and the check that asks for each.
enum CourseFolder {
  MLFLOW("mlflow-artifacts/", "s3-mlflow-artifacts"),
  PIPELINES("kubeflow-pipeline-artifacts/", "s3-pipeline-artifacts");

  private final String prefix;
  private final String check;

  CourseFolder(String prefix, String check) {
    this.prefix = prefix;
    this.check = check;
  }

  String prefix() {
    return prefix;
  }

  String check() {
    return check;
  }

  Folder in(Contents contents) {
    return switch (this) {
      case MLFLOW -> contents.mlflow();
      case PIPELINES -> contents.pipelines();
    };
  }

  /// What is counted in it, and how.
  List<String> counts(Contents contents, Seen seen) {
    return switch (this) {
      case MLFLOW ->
          List.of(
              seen.text("page.experiments", seen.count(contents.mlflow().entries())),
              seen.text("page.runs", seen.count(contents.runs())),
              seen.text("page.counted.mlflow"));
      case PIPELINES ->
          List.of(
              seen.text("page.pipeline-runs", seen.count(contents.pipelines().entries())),
              seen.text("page.counted.pipelines"));
    };
  }
}
