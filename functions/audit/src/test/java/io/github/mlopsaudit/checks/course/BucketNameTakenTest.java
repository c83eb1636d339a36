package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.BUCKET;
import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BucketNameTakenTest {

  private static final Check CHECK = new BucketNameTaken();
  private static final Reading<NameStatus> TAKEN = Reading.known(NameStatus.TAKEN);

  private static Snapshot unlisted(Reading<NameStatus> status) {
    return snapshot(Reading.known(List.of()), Map.of(BUCKET, status));
  }

  @Test
  void flagsNameThatBelongsToAnotherAccount() {
    assertThat(Judged.by(CHECK, unlisted(TAKEN)))
        .containsExactly(
            "07 mlops-training-user07 FAIL high s3-bucket-name-taken.fail [mlops-training-user07]");
  }

  @Test
  void oneCauseGivesOneFinding() {
    assertThat(Judged.by(new BucketMissing(), unlisted(TAKEN)))
        .containsExactly(
            "07 mlops-training-user07 NOT_APPLICABLE s3-bucket-exists.na.taken [mlops-training-user07]");
  }

  @Test
  void saysNothingOfANameThatIsFreeOrOurs() {
    assertThat(Judged.by(CHECK, unlisted(Reading.known(NameStatus.FREE))))
        .containsExactly(
            "07 mlops-training-user07 NOT_APPLICABLE s3-bucket-name-taken.na.free [mlops-training-user07]");
    assertThat(Judged.by(CHECK, unlisted(Reading.known(NameStatus.OURS))))
        .containsExactly("07 mlops-training-user07 NOT_APPLICABLE s3-bucket-name-taken.na.ours []");
    assertThat(Judged.by(CHECK, snapshot(bucket())))
        .containsExactly("07 mlops-training-user07 NOT_APPLICABLE s3-bucket-name-taken.na.ours []");
  }

  @Test
  void doesNotMindATakenNameWhereTheBucketHasAnotherNameOfTheCourse() {
    Snapshot other =
        given()
            .buckets(bucket("mlops-07-data").build())
            .unlistedNames(Map.of(BUCKET, TAKEN))
            .build();

    assertThat(Judged.by(CHECK, other).getFirst()).contains("NOT_APPLICABLE");
  }

  @Test
  void doesNotKnowWhatIsUnreadable() {
    assertThat(Judged.by(CHECK, snapshot(denied("s3:ListAllMyBuckets"), Map.of(BUCKET, TAKEN))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
    assertThat(
            Judged.by(
                CHECK, unlisted(Reading.unreadable("s3:ListBucket", Reading.Cause.TIMEOUT, ""))))
        .containsExactly("07 mlops-training-user07 UNKNOWN unknown.TIMEOUT [s3:ListBucket, ]");
    assertThat(Judged.by(CHECK, snapshot(Reading.known(List.of()), Map.of())).getFirst())
        .contains("UNKNOWN");
  }

  @Test
  void remedyUsesTheCoursesSecondPattern() {
    assertThat(Judged.remedy(CHECK, unlisted(TAKEN), course())).contains("--bucket mlops-07-data ");
  }

  @Test
  void remedyAddsTheAccountToTheNameWhereTheCourseHasOnePattern() {
    assertThat(
            Judged.remedy(
                CHECK,
                unlisted(TAKEN),
                new GivenCourse().buckets("mlops-training-user{number}").build()))
        .contains("mlops-training-user{number}-123456789012")
        .contains("--bucket mlops-training-user07-123456789012 ");
  }
}
