package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IncompleteUploadsKeptTest {

  private static final Check CHECK = new IncompleteUploadsKept();

  private static String judged(Reading<List<LifecycleRule>> lifecycle) {
    return Judged.by(CHECK, snapshot(bucket().lifecycle(lifecycle)))
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  @Test
  void passesABucketInWhichARuleEndsAllUploads() {
    assertThat(judged(Lifecycles.of(Lifecycles.aborting("tmp/"), Lifecycles.aborting(""))))
        .isEqualTo("PASS s3-abort-uploads.pass [abort]");
  }

  @Test
  void flagsABucketInWhichNoRuleEndsUploads() {
    assertThat(judged(Lifecycles.of())).isEqualTo("FAIL low s3-abort-uploads.fail.none []");
    assertThat(judged(Lifecycles.of(Lifecycles.OFF, Lifecycles.cleaning(""))))
        .isEqualTo("FAIL low s3-abort-uploads.fail.none []");
  }

  @Test
  void flagsARuleForAPartOfTheBucket() {
    assertThat(judged(Lifecycles.of(Lifecycles.aborting("mlflow-artifacts/"))))
        .isEqualTo("FAIL low s3-abort-uploads.fail.partial [abort]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(denied("s3:GetLifecycleConfiguration")))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetLifecycleConfiguration, AccessDenied]");
  }

  @Test
  void remedyDeletesNoObject() {
    assertThat(Judged.remedy(CHECK, snapshot(bucket().lifecycle(Lifecycles.of())), course()))
        .contains("AbortIncompleteMultipartUpload")
        .doesNotContain("Expiration");
    assertThat(Asks.of(CHECK, snapshot(bucket().lifecycle(Lifecycles.of())))).isFalse();
  }
}
