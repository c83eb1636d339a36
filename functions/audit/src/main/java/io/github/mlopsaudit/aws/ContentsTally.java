package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Counts the objects of a bucket as a listing shows them, key by key in key order.
final class ContentsTally {

  // <experiment>/...
  private static final Pattern EXPERIMENT = Pattern.compile("(?<entry>[^/]+)/.*", Pattern.DOTALL);

  // <experiment>/<run>/<file>. MLflow 3 keeps models and traces beside the runs.
  private static final Pattern MLFLOW_RUN =
      Pattern.compile("(?<entry>[^/]+/(?!(?:models|traces)/)[^/]+)/.*[^/]", Pattern.DOTALL);

  // Kubeflow Pipelines v1 on Argo: artifacts/<workflow>/<yyyy>/<mm>/<dd>/<pod>/...
  // v2: <pipeline>/<run id>/..., under v2/artifacts/ where the pipeline root says so.
  private static final Pattern PIPELINE_RUN =
      Pattern.compile(
          "(?<entry>artifacts/[^/]+|(?:v2/artifacts/)?+[^/]+/[^/]+)/.*", Pattern.DOTALL);

  private final FolderTally mlflow =
      new FolderTally("mlflow-artifacts/", rest -> findEntry(EXPERIMENT, rest));
  private final FolderTally runs =
      new FolderTally("mlflow-artifacts/", rest -> findEntry(MLFLOW_RUN, rest));
  private final FolderTally pipelines =
      new FolderTally("kubeflow-pipeline-artifacts/", rest -> findEntry(PIPELINE_RUN, rest));
  private Optional<Instant> lastWrite = Optional.empty();
  private long objects;
  private String lastKey = "";
  private boolean cut;

  private static Optional<String> findEntry(Pattern pattern, String rest) {
    Matcher matcher = pattern.matcher(rest);
    return matcher.matches() ? Optional.of(matcher.group("entry")) : Optional.empty();
  }

  void add(String key, long size, Instant written) {
    objects++;
    lastKey = key;
    addUncounted(key, size, written);
  }

  /// An object that the listing did not come to.
  void addUncounted(String key, long size, Instant written) {
    mlflow.add(key, size);
    runs.add(key, size);
    pipelines.add(key, size);
    lastWrite = lastWrite.filter(written::isBefore).or(() -> Optional.of(written));
  }

  /// The listing stops here although there is more.
  void cut() {
    cut = true;
  }

  /// The prefixes of which nobody knows yet whether they hold anything.
  List<String> undecidedPrefixes() {
    return Stream.of(mlflow, pipelines)
        .filter(folder -> !isComplete(folder) && !folder.isFilled())
        .map(FolderTally::prefix)
        .toList();
  }

  private boolean isComplete(FolderTally folder) {
    return !cut || folder.isBehind(lastKey);
  }

  Contents contents() {
    return new Contents(
        new Count(objects, !cut),
        lastWrite,
        mlflow.folder(isComplete(mlflow)),
        runs.folder(isComplete(runs)).entries(),
        pipelines.folder(isComplete(pipelines)));
  }
}
