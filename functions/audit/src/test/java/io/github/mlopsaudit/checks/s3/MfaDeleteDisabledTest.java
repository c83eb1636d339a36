package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Versioning;
import org.junit.jupiter.api.Test;

final class MfaDeleteDisabledTest {

  private static final Check CHECK = new MfaDeleteDisabled();

  private static GivenBucket with(Versioning versioning) {
    return bucket().versioning(Reading.known(versioning));
  }

  @Test
  void isOffUnlessACourseAsksForIt() {
    assertThat(CHECK.rule().on()).isFalse();
  }

  @Test
  void passesABucketThatWantsASecondFactor() {
    assertThat(Judged.by(CHECK, snapshot(with(new Versioning(Versioning.Status.ENABLED, true)))))
        .containsExactly("07 mlops-training-user07 PASS s3-mfa-delete.pass []");
  }

  @Test
  void flagsABucketThatDoesNot() {
    assertThat(Judged.by(CHECK, snapshot(with(Versioning.ENABLED))))
        .containsExactly("07 mlops-training-user07 FAIL low s3-mfa-delete.fail []");
    assertThat(Judged.by(CHECK, snapshot(with(Versioning.NEVER))))
        .containsExactly("07 mlops-training-user07 FAIL low s3-mfa-delete.fail []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(CHECK, snapshot(bucket().versioning(denied("s3:GetBucketVersioning")))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED"
                + " [s3:GetBucketVersioning, AccessDenied]");
  }

  @Test
  void remedyOnlyTellsWhatTheRootUserHasToDo() {
    assertThat(Judged.remedy(CHECK, snapshot(with(Versioning.ENABLED)), course()).lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("# "));
  }
}
