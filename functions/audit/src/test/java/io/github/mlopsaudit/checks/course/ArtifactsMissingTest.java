package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.contents;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.folder;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static io.github.mlopsaudit.core.Folder.Presence.ABSENT;
import static io.github.mlopsaudit.core.Folder.Presence.FILLED;
import static io.github.mlopsaudit.core.Folder.Presence.MARKER_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import org.junit.jupiter.api.Test;

final class ArtifactsMissingTest {

  private static final Check MLFLOW = new MlflowArtifactsMissing();
  private static final Check PIPELINES = new PipelineArtifactsMissing();

  @Test
  void eachCheckLooksAtItsOwnFolder() {
    GivenBucket bucket = bucket().contents(contents(folder(FILLED), folder(ABSENT)));

    assertThat(Judged.by(MLFLOW, snapshot(bucket)))
        .containsExactly(
            "07 mlops-training-user07 PASS s3-mlflow-artifacts.pass [mlflow-artifacts/, 5]");
    assertThat(Judged.by(PIPELINES, snapshot(bucket)))
        .containsExactly(
            "07 mlops-training-user07 FAIL medium s3-pipeline-artifacts.fail.absent [kubeflow-pipeline-artifacts/]");
  }

  @Test
  void warnsOfAnEmptyFolder() {
    GivenBucket bucket = bucket().contents(contents(folder(MARKER_ONLY), folder(MARKER_ONLY)));

    assertThat(Judged.by(MLFLOW, snapshot(bucket)))
        .containsExactly(
            "07 mlops-training-user07 FAIL low s3-mlflow-artifacts.fail.empty [mlflow-artifacts/]");
    assertThat(Judged.by(PIPELINES, snapshot(bucket)).getFirst())
        .contains("FAIL low s3-pipeline-artifacts.fail.empty");
  }

  @Test
  void passesWhatIsThereBeforeItIsDue() {
    assertThat(
            Judged.by(
                    MLFLOW,
                    snapshot(bucket().contents(contents(folder(FILLED), folder(ABSENT)))),
                    due("2026-12-24"))
                .getFirst())
        .contains("PASS");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(MLFLOW, snapshot(bucket().contents(denied("s3:ListBucket")))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListBucket, AccessDenied]");
    assertThat(
            Judged.by(
                    PIPELINES,
                    snapshot(bucket().contents(denied("s3:ListBucket"))),
                    due("2026-12-24"))
                .getFirst())
        .contains("UNKNOWN");
  }

  private static Course due(String day) {
    return new GivenCourse().due("s3-mlflow-artifacts", day).build();
  }
}
