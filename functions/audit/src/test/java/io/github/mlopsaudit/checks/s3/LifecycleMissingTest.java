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

final class LifecycleMissingTest {

  private static final Check CHECK = new LifecycleMissing();

  private static String judged(Reading<List<LifecycleRule>> lifecycle) {
    return Judged.by(CHECK, snapshot(bucket().lifecycle(lifecycle)))
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  @Test
  void passesABucketWithARuleInForce() {
    assertThat(judged(Lifecycles.of(Lifecycles.OFF, Lifecycles.cleaning("tmp/"))))
        .isEqualTo("PASS s3-lifecycle.pass [1]");
  }

  @Test
  void flagsABucketWithoutRules() {
    assertThat(judged(Lifecycles.of())).isEqualTo("FAIL low s3-lifecycle.fail.none []");
  }

  @Test
  void flagsABucketWhoseRulesAreAllDisabled() {
    assertThat(judged(Lifecycles.of(Lifecycles.OFF)))
        .isEqualTo("FAIL low s3-lifecycle.fail.disabled [1]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(denied("s3:GetLifecycleConfiguration")))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetLifecycleConfiguration, AccessDenied]");
  }

  @Test
  void remedyDeletesNoObject() {
    String remedy = Judged.remedy(CHECK, snapshot(bucket().lifecycle(Lifecycles.of())), course());

    assertThat(remedy).contains("AbortIncompleteMultipartUpload").doesNotContain("Expiration");
    assertThat(Asks.of(CHECK, snapshot(bucket().lifecycle(Lifecycles.of())))).isFalse();
  }
}
