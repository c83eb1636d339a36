package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.folder;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Folder.Presence;
import io.github.mlopsaudit.core.Reading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The night of the tests is 2026-11-23 in the class.
final class BucketQuietTest {

  private static final Check CHECK = new BucketQuiet();
  private static final GivenCourse RUNNING =
      new GivenCourse().starts("2026-11-02").ends("2026-12-24");

  private static Reading<Contents> written(String lastWrite, boolean exact) {
    return Reading.known(
        new Contents(
            new Count(42, exact),
            Optional.of(Instant.parse(lastWrite)),
            folder(Presence.FILLED),
            new Count(7, exact),
            folder(Presence.ABSENT)));
  }

  private static String judged(Reading<Contents> contents, GivenCourse course) {
    return Judged.by(CHECK, snapshot(bucket().contents(contents)), course.build())
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  @Test
  void tellsWhatWasDoneAndWhen() {
    assertThat(judged(written("2026-11-20T01:00:00Z", true), RUNNING))
        .isEqualTo("PASS s3-activity.pass [5, 7, 0, 2026-11-20, 14]");
  }

  @Test
  void saysAtLeastWhereTheListingWasBounded() {
    assertThat(judged(written("2026-11-20T01:00:00Z", false), RUNNING))
        .isEqualTo("PASS s3-activity.pass [5, ≥ 7, 0, ≥ 2026-11-20, 14]");
  }

  @Test
  void flagsABucketThatIsQuietForLongerThanTheCourseAllows() {
    // 2026-11-08 in the class, fifteen days before.
    assertThat(judged(written("2026-11-08T01:00:00Z", true), RUNNING))
        .isEqualTo("FAIL info s3-activity.fail [5, 7, 0, 2026-11-08, 14]");
    assertThat(judged(written("2026-11-08T15:00:00Z", true), RUNNING)).startsWith("PASS");
    assertThat(
            judged(
                written("2026-11-20T01:00:00Z", true),
                new GivenCourse().parameter("s3-activity", "quietDays", 2)))
        .isEqualTo("FAIL info s3-activity.fail [5, 7, 0, 2026-11-20, 2]");
  }

  @Test
  void doesNotFlagWhatTheBoundedListingMayHaveMissed() {
    assertThat(judged(written("2026-11-08T01:00:00Z", false), RUNNING))
        .isEqualTo("NOT_APPLICABLE s3-activity.na.bounded [≥ 42, 2026-11-08]");
  }

  @Test
  void theTimeBeforeTheCourseDoesNotCount() {
    assertThat(
            judged(written("2026-09-01T01:00:00Z", true), new GivenCourse().starts("2026-11-20")))
        .startsWith("PASS");
  }

  @Test
  void saysNothingOfAnEmptyBucketOrOutsideTheCourse() {
    Reading<Contents> empty =
        Reading.known(
            new Contents(
                new Count(0, true),
                Optional.empty(),
                folder(Presence.ABSENT),
                new Count(0, true),
                folder(Presence.ABSENT)));

    assertThat(judged(empty, RUNNING)).isEqualTo("NOT_APPLICABLE s3-activity.na.empty []");
    assertThat(
            judged(written("2026-09-01T01:00:00Z", true), new GivenCourse().starts("2026-11-24")))
        .isEqualTo("NOT_APPLICABLE s3-activity.na.not-running [2026-11-23]");
    assertThat(judged(written("2026-09-01T01:00:00Z", true), new GivenCourse().ends("2026-11-22")))
        .startsWith("NOT_APPLICABLE s3-activity.na.not-running");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(denied("s3:ListBucket"), RUNNING))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:ListBucket, AccessDenied]");
  }
}
