package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.BUCKET;
import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BucketMissingTest {

  private static final Check CHECK = new BucketMissing();

  private static Snapshot unlisted(Reading<NameStatus> status) {
    return snapshot(Reading.known(List.of()), Map.of(BUCKET, status));
  }

  @Test
  void passesStudentWithBucket() {
    assertThat(Judged.by(CHECK, snapshot(bucket(BUCKET))))
        .containsExactly(
            "07 mlops-training-user07 PASS s3-bucket-exists.pass [mlops-training-user07]");
  }

  @Test
  void acceptsAndTellsAnotherNameOfTheCourse() {
    assertThat(Judged.by(CHECK, snapshot(bucket("mlops-07-data"))))
        .containsExactly(
            "07 mlops-training-user07 PASS s3-bucket-exists.pass.other-name [mlops-07-data, mlops-training-user07]");
  }

  @Test
  void flagsMissingBucket() {
    assertThat(Judged.by(CHECK, unlisted(Reading.known(NameStatus.FREE))))
        .containsExactly(
            "07 mlops-training-user07 FAIL high s3-bucket-exists.fail.missing [mlops-training-user07]");
  }

  @Test
  void leavesANameThatBelongsToAnotherAccountToTheCheckOfTakenNames() {
    assertThat(Judged.by(CHECK, unlisted(Reading.known(NameStatus.TAKEN))))
        .containsExactly(
            "07 mlops-training-user07 NOT_APPLICABLE s3-bucket-exists.na.taken [mlops-training-user07]");
  }

  @Test
  void flagsANameThatBelongsToAnotherAccountWhereNoOtherCheckTells() {
    Course untold =
        new GivenCourse()
            .checks(new CheckSettings(Map.of("s3-bucket-name-taken", false), Map.of(), Map.of()))
            .build();

    assertThat(Judged.by(CHECK, unlisted(Reading.known(NameStatus.TAKEN)), untold))
        .containsExactly(
            "07 mlops-training-user07 FAIL high s3-bucket-exists.fail.taken [mlops-training-user07]");
    assertThat(Judged.remedy(CHECK, unlisted(Reading.known(NameStatus.TAKEN)), untold))
        .contains("create-bucket --bucket mlops-07-data ");
  }

  @Test
  void passesBucketThatWasMadeAfterTheListing() {
    assertThat(Judged.by(CHECK, unlisted(Reading.known(NameStatus.OURS))))
        .containsExactly(
            "07 mlops-training-user07 PASS s3-bucket-exists.pass [mlops-training-user07]");
  }

  @Test
  void callsNothingMissingWhenListingIsDenied() {
    assertThat(Judged.by(CHECK, snapshot(denied("s3:ListAllMyBuckets"), Map.of())))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
  }

  @Test
  void callsNothingMissingWhenTheNameCouldNotBeLookedUp() {
    assertThat(
            Judged.by(
                CHECK, unlisted(Reading.unreadable("s3:ListBucket", Reading.Cause.TIMEOUT, ""))))
        .containsExactly("07 mlops-training-user07 UNKNOWN unknown.TIMEOUT [s3:ListBucket, ]");
    assertThat(Judged.by(CHECK, snapshot(Reading.known(List.of()), Map.of())).getFirst())
        .contains("UNKNOWN");
  }

  @Test
  void remedyCreatesTheBucketInTheClassRegion() {
    assertThat(Judged.remedy(CHECK, unlisted(Reading.known(NameStatus.FREE)), course()))
        .isEqualTo(
            "aws s3api create-bucket --bucket mlops-training-user07 --region ap-northeast-2"
                + " --create-bucket-configuration LocationConstraint=ap-northeast-2");
  }
}
