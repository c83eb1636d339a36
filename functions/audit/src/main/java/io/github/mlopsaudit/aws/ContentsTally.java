package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Counts the objects of a bucket as a listing shows them, key by key in key order.
final class ContentsTally {

  // <experiment>/...
  private static final Pattern EXPERIMENT = Pattern.compile("(?<entry>[^/]+)/.*", Pattern.DOTALL);

  // Kubeflow Pipelines v1 on Argo: artifacts/<workflow>/<yyyy>/<mm>/<dd>/<pod>/...
  // v2: <pipeline>/<run id>/..., under v2/artifacts/ where the pipeline root says so.
  private static final Pattern PIPELINE_RUN =
      Pattern.compile("(?<entry>artifacts/[^/]+|(?:v2/artifacts/)?[^/]+/[^/]+)/.*", Pattern.DOTALL);

  private final FolderTally mlflow =
      new FolderTally("mlflow-artifacts/", rest -> findEntry(EXPERIMENT, rest));
  private final FolderTally pipelines =
      new FolderTally("kubeflow-pipeline-artifacts/", rest -> findEntry(PIPELINE_RUN, rest));
  private long objects;
  private String lastKey = "";
  private boolean cut;

  private static Optional<String> findEntry(Pattern pattern, String rest) {
    Matcher matcher = pattern.matcher(rest);
    return matcher.matches() ? Optional.of(matcher.group("entry")) : Optional.empty();
  }

  void add(String key, long size) {
    objects++;
    lastKey = key;
    addUncounted(key, size);
  }

  /// An object that the listing did not come to.
  void addUncounted(String key, long size) {
    mlflow.add(key, size);
    pipelines.add(key, size);
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
        Optional.empty(),
        mlflow.folder(isComplete(mlflow)),
        new Count(0, true),
        pipelines.folder(isComplete(pipelines)));
  }
}
