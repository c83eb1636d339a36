package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Versioning;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VersioningDisabledTest {

  private static final Check CHECK = new VersioningDisabled();

  @Test
  void passesBucketWithVersioning() {
    assertThat(Judged.by(CHECK, snapshot(bucket(Given.BUCKET))))
        .containsExactly("07 mlops-training-user07 PASS s3-versioning.pass []");
  }

  @Test
  void flagsSuspendedVersioning() {
    assertThat(Judged.by(CHECK, snapshot(bucket().versioning(Reading.known(Versioning.SUSPENDED)))))
        .containsExactly("07 mlops-training-user07 FAIL medium s3-versioning.fail.suspended []");
  }

  @Test
  void flagsVersioningThatWasNeverSwitchedOn() {
    assertThat(Judged.by(CHECK, snapshot(bucket().versioning(Reading.known(Versioning.NEVER)))))
        .containsExactly("07 mlops-training-user07 FAIL medium s3-versioning.fail.never []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(CHECK, snapshot(bucket().versioning(denied("s3:GetBucketVersioning")))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:GetBucketVersioning, AccessDenied]");
  }

  @Test
  void doesNotKnowAnyStudentsBucketWhenListingIsDenied() {
    assertThat(Judged.by(CHECK, snapshot(denied("s3:ListAllMyBuckets"), Map.of())))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
  }

  @Test
  void saysNothingOfMissingBucketsAndJudgesThoseOffTheRoster() {
    assertThat(Judged.by(CHECK, snapshot(bucket("mlops-training-user99"))))
        .containsExactly("99 mlops-training-user99 PASS s3-versioning.pass []");
  }

  @Test
  void remedyEnablesVersioning() {
    assertThat(
            Judged.remedy(
                CHECK, snapshot(bucket().versioning(Reading.known(Versioning.NEVER))), course()))
        .isEqualTo(
            "aws s3api put-bucket-versioning --bucket mlops-training-user07"
                + " --versioning-configuration Status=Enabled");
  }
}
