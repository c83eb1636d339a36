package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Folder.Presence;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContentsTallyTest {

  private static final Instant WRITTEN = Instant.parse("2026-11-02T03:04:05Z");
  private static final Folder ABSENT = new Folder(Presence.ABSENT, new Count(0, true));

  @Test
  void countsNothingInAnEmptyBucket() {
    assertThat(contents())
        .isEqualTo(
            new Contents(new Count(0, true), Optional.empty(), ABSENT, new Count(0, true), ABSENT));
  }

  @Test
  void countsExperimentsNotRunsNorLooseFiles() {
    Contents contents =
        contents(
            "mlflow-artifacts/",
            "mlflow-artifacts/0/4f1c/artifacts/model.pkl",
            "mlflow-artifacts/0/9b2d/artifacts/model.pkl",
            "mlflow-artifacts/1/models/m-77/artifacts/MLmodel",
            "mlflow-artifacts/readme.txt");

    assertThat(contents.mlflow()).isEqualTo(new Folder(Presence.FILLED, new Count(2, true)));
    assertThat(contents.objects()).isEqualTo(new Count(5, true));
  }

  @Test
  void countsTheRunsThatLeftAFile() {
    Contents contents =
        contents(
            "mlflow-artifacts/0/4f1c/artifacts/model.pkl",
            "mlflow-artifacts/0/4f1c/artifacts/notes.txt",
            "mlflow-artifacts/0/9b2d/artifacts/model.pkl",
            "mlflow-artifacts/0/empty/artifacts/",
            "mlflow-artifacts/0/loose.txt",
            "mlflow-artifacts/1/4f1c/artifacts/model.pkl",
            "mlflow-artifacts/1/models/m-77/artifacts/MLmodel",
            "mlflow-artifacts/1/traces/tr-5/artifacts/traces.json");

    assertThat(contents.runs()).isEqualTo(new Count(3, true));
    assertThat(contents.mlflow().entries()).isEqualTo(new Count(2, true));
  }

  @Test
  void remembersTheNewestWrite() {
    ContentsTally tally = new ContentsTally();
    tally.add("a", 1, WRITTEN);
    tally.add("b", 1, WRITTEN.plusSeconds(60));
    tally.add("c", 1, WRITTEN.plusSeconds(30));

    assertThat(tally.contents().lastWrite()).contains(WRITTEN.plusSeconds(60));
  }

  @Test
  void countsPipelineRunsOfEitherRoot() {
    Contents contents =
        contents(
            "kubeflow-pipeline-artifacts/iris/run-1/train/1/model",
            "kubeflow-pipeline-artifacts/iris/run-1/train/1/metrics",
            "kubeflow-pipeline-artifacts/iris/run-2/train/1/model",
            "kubeflow-pipeline-artifacts/v2/artifacts/iris/run-3/train/1/model");

    assertThat(contents.pipelines().entries()).isEqualTo(new Count(3, true));
  }

  @Test
  void takesNoLooseFileUnderThePipelineRootForARun() {
    Contents contents =
        contents(
            "kubeflow-pipeline-artifacts/v2/artifacts/iris/loose.txt",
            "kubeflow-pipeline-artifacts/v2/artifacts/iris/run-3/train/1/model");

    assertThat(contents.pipelines().entries()).isEqualTo(new Count(1, true));
  }

  @Test
  void countsAnArgoWorkflowAsOneRun() {
    Contents contents =
        contents(
            "kubeflow-pipeline-artifacts/artifacts/iris-x7k2p/2026/11/03/pod-1/main.log",
            "kubeflow-pipeline-artifacts/artifacts/iris-x7k2p/2026/11/04/pod-2/main.log");

    assertThat(contents.pipelines().entries()).isEqualTo(new Count(1, true));
  }

  @Test
  void tellsTheMarkerOfAnEmptyFolderFromAnObject() {
    assertThat(contents("mlflow-artifacts/").mlflow().presence()).isEqualTo(Presence.MARKER_ONLY);

    ContentsTally tally = new ContentsTally();
    tally.add("mlflow-artifacts/", 17, WRITTEN);

    assertThat(tally.contents().mlflow().presence()).isEqualTo(Presence.FILLED);
  }

  @Test
  void isNotMisledByPrefixesThatOnlyBeginAlike() {
    assertThat(contents("mlflow-artifacts-old/0/1/a", "mlflow/0").mlflow()).isEqualTo(ABSENT);
  }

  @Test
  void countsExactlyWhatACutListingHasPassed() {
    ContentsTally tally = new ContentsTally();
    tally.add("kubeflow-pipeline-artifacts/iris/run-1/train/1/model", 1, WRITTEN);
    tally.add("mlflow-artifacts/0/4f1c/artifacts/model.pkl", 1, WRITTEN);
    tally.cut();

    assertThat(tally.undecidedPrefixes()).isEmpty();
    assertThat(tally.contents().pipelines().entries()).isEqualTo(new Count(1, true));
    assertThat(tally.contents().mlflow().entries()).isEqualTo(new Count(1, false));
    assertThat(tally.contents().runs()).isEqualTo(new Count(1, false));
    assertThat(tally.contents().objects()).isEqualTo(new Count(2, false));
  }

  @Test
  void leavesAPrefixUndecidedThatACutListingDidNotReach() {
    ContentsTally tally = new ContentsTally();
    tally.add("data/part-0001.csv", 1, WRITTEN);
    tally.cut();

    assertThat(tally.undecidedPrefixes())
        .containsExactly("mlflow-artifacts/", "kubeflow-pipeline-artifacts/");

    tally.addUncounted("mlflow-artifacts/0/4f1c/artifacts/model.pkl", 1, WRITTEN);

    assertThat(tally.contents().mlflow())
        .isEqualTo(new Folder(Presence.FILLED, new Count(1, false)));
    assertThat(tally.contents().objects()).isEqualTo(new Count(1, false));
  }

  @Test
  void leavesAPrefixUndecidedWhereTheCutFollowsItsMarker() {
    ContentsTally tally = new ContentsTally();
    tally.add("mlflow-artifacts/", 0, WRITTEN);
    tally.cut();

    assertThat(tally.undecidedPrefixes()).containsExactly("mlflow-artifacts/");
  }

  private static Contents contents(String... keys) {
    ContentsTally tally = new ContentsTally();
    for (String key : keys) {
      tally.add(key, key.endsWith("/") ? 0 : 1, WRITTEN);
    }
    return tally.contents();
  }
}
