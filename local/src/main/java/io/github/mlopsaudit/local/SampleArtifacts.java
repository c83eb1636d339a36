package io.github.mlopsaudit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The keys that MLflow 3 and Kubeflow Pipelines 2 leave in a student's bucket.
final class SampleArtifacts {
  static final String MLFLOW = "mlflow-artifacts/";
  static final String PIPELINES = "kubeflow-pipeline-artifacts/";

  private static final String PIPELINE = PIPELINES + "churn-training-pipeline/";
  private static final Map<String, String> TASKS =
      Map.of("preprocess-data", "output_dataset", "train-model", "model");

  private final String number;

  SampleArtifacts(String number) {
    this.number = number;
  }

  /// Two to four experiments; a run in each, and a registered model in all but the first.
  List<String> mlflow() {
    List<String> keys = new ArrayList<>();
    for (int experiment = 0; experiment < atLeast(2); experiment++) {
      String root = MLFLOW + experiment + "/";
      String run = root + hex("run", experiment) + "/artifacts/";
      keys.add(run + "confusion_matrix.png");
      keys.add(run + "metrics/classification_report.json");
      if (experiment > 0) {
        String model = root + "models/m-" + hex("model", experiment) + "/artifacts/";
        keys.add(model + "MLmodel");
        keys.add(model + "model.pkl");
      }
    }
    return keys;
  }

  /// One to three runs of one pipeline, of two tasks each.
  List<String> pipelines() {
    List<String> keys = new ArrayList<>();
    for (int run = 0; run < atLeast(1); run++) {
      String root = PIPELINE + uuid("pipeline", run) + "/";
      for (Map.Entry<String, String> task : TASKS.entrySet()) {
        keys.add(root + task.getKey() + "/" + uuid(task.getKey(), run) + "/" + task.getValue());
      }
    }
    return keys;
  }

  private int atLeast(int least) {
    return least + Integer.parseInt(number) % 3;
  }

  private String hex(String what, int index) {
    return Sha256.hex(number + what + index).substring(0, 32);
  }

  private UUID uuid(String what, int index) {
    return UUID.nameUUIDFromBytes((number + what + index).getBytes(UTF_8));
  }
}
