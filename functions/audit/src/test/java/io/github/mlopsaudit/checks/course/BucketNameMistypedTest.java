package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.BUCKET;
import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenSnapshot;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Strays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BucketNameMistypedTest {

  private static final Check CHECK = new BucketNameMistyped();
  private static final Check ORPHANS = new BucketOrphaned();

  private static GivenSnapshot seen(String... names) {
    return given()
        .buckets(Reading.known(List.of(names).stream().map(name -> bucket(name).build()).toList()))
        .unlistedNames(Map.of(BUCKET, Reading.known(NameStatus.FREE)));
  }

  private static GivenSnapshot strays(String... names) {
    return seen().strays(new Strays(List.of(names), List.of()));
  }

  @Test
  void passesStudentWithBucket() {
    assertThat(Judged.by(CHECK, seen(BUCKET, "mlops-training-user7").build()))
        .containsExactly("07 mlops-training-user07 PASS s3-bucket-near-miss.pass []");
    assertThat(Judged.by(CHECK, seen("mlops-07-data", "mlops-training-user7").build()).getFirst())
        .endsWith("PASS s3-bucket-near-miss.pass []");
  }

  @Test
  void passesStudentWithNothingAlike() {
    assertThat(Judged.by(CHECK, seen("mlops-training-user70").build()))
        .containsExactly(
            "07 mlops-training-user07 PASS s3-bucket-near-miss.pass.none [mlops-training-user07]");
  }

  @Test
  void flagsABucketThatTheGlobShowed() {
    assertThat(Judged.by(CHECK, seen("mlops-training-user7").build()))
        .containsExactly(
            "07 mlops-training-user07 FAIL low s3-bucket-near-miss.fail"
                + " [mlops-training-user07, mlops-training-user7]");
  }

  @Test
  void flagsABucketBesideThoseOfTheClass() {
    assertThat(Judged.by(CHECK, strays("mlops-user07", "mlops-logs").build()))
        .containsExactly(
            "07 mlops-training-user07 FAIL low s3-bucket-near-miss.fail"
                + " [mlops-training-user07, mlops-user07]");
  }

  @Test
  void namesAllThatAreAlike() {
    assertThat(
            Judged.by(
                CHECK,
                seen("mlops-training-user7")
                    .strays(new Strays(List.of("mlops-user07"), List.of()))
                    .build()))
        .containsExactly(
            "07 mlops-training-user07 FAIL low s3-bucket-near-miss.fail"
                + " [mlops-training-user07, mlops-training-user7, mlops-user07]");
  }

  @Test
  void doesNotTakeAColleaguesBucket() {
    Course two = new GivenCourse().roster("07", "08").build();

    assertThat(
            Judged.by(
                CHECK,
                seen("mlops-training-user08")
                    .strays(new Strays(List.of("mlops-user08"), List.of()))
                    .build(),
                two))
        .allMatch(line -> line.contains("PASS"));
  }

  @Test
  void doesNotTakeWhatMayBeTwoStudents() {
    Course twins =
        new GivenCourse().roster("07", "7").buckets("mlops-training-user{number}").build();

    assertThat(Judged.by(CHECK, strays("mlops-user07").build(), twins))
        .allMatch(line -> line.contains("PASS"));
  }

  @Test
  void passesBucketThatWasMadeAfterTheListing() {
    assertThat(
            Judged.by(
                CHECK,
                seen("mlops-training-user7")
                    .unlistedNames(Map.of(BUCKET, Reading.known(NameStatus.OURS)))
                    .build()))
        .containsExactly("07 mlops-training-user07 PASS s3-bucket-near-miss.pass []");
  }

  @Test
  void doesNotKnowWhatIsUnreadable() {
    assertThat(Judged.by(CHECK, snapshot(denied("s3:ListAllMyBuckets"), Map.of())))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
    assertThat(
            Judged.by(
                CHECK,
                seen("mlops-training-user7")
                    .unlistedNames(Map.of(BUCKET, denied("s3:ListBucket")))
                    .build()))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:ListBucket, AccessDenied]");
  }

  @Test
  void remedyCopiesIntoTheRightBucketOfThisAccountAndDeletesNothing() {
    assertThat(Judged.remedy(CHECK, seen("mlops-training-user7").build(), course()))
        .startsWith(
            "{ aws s3api head-bucket --bucket mlops-training-user07 --expected-bucket-owner 123456789012")
        .contains(
            "aws s3 sync s3://mlops-training-user7 s3://mlops-training-user07"
                + " --source-region ap-northeast-2 --region ap-northeast-2")
        .doesNotContain("aws s3 rb", "delete-");
  }

  @Test
  void remedyUsesTheFreeNameWhereTheRightOneIsTaken() {
    assertThat(
            Judged.remedy(
                CHECK,
                strays("mlops-user07")
                    .unlistedNames(Map.of(BUCKET, Reading.known(NameStatus.TAKEN)))
                    .build(),
                course()))
        .contains("aws s3 sync s3://mlops-user07 s3://mlops-07-data --region");
  }

  @Test
  void aBucketOfNobodyOnTheRosterIsAnOrphan() {
    assertThat(
            Judged.by(
                ORPHANS,
                seen(BUCKET, "mlops-training-user99", "mlops-training-user07-old").build()))
        .containsExactly(
            "99 mlops-training-user99 FAIL low s3-bucket-orphan.fail [mlops-training-user99]");
    assertThat(Judged.by(ORPHANS, seen("mlops-training-userkim").build()))
        .containsExactly(
            " mlops-training-userkim FAIL low s3-bucket-orphan.fail.no-number [mlops-training-userkim]");
  }

  @Test
  void aNearMissIsNoOrphanUnlessTheStudentHasTheRightBucketToo() {
    assertThat(Judged.by(ORPHANS, seen("mlops-training-user7").build())).isEmpty();
    assertThat(Judged.by(ORPHANS, seen(BUCKET, "mlops-training-user7").build()))
        .containsExactly(
            "7 mlops-training-user7 FAIL low s3-bucket-orphan.fail.spelling [mlops-training-user7, 07]");
  }

  @Test
  void withoutARosterNobodyIsAnOrphan() {
    assertThat(
            Judged.by(
                ORPHANS,
                seen("mlops-training-user99").build(),
                new GivenCourse().roster(new String[0]).build()))
        .isEmpty();
  }

  @Test
  void doesNotKnowOfOrphansWhatIsUnreadable() {
    assertThat(Judged.by(ORPHANS, snapshot(denied("s3:ListAllMyBuckets"), Map.of())))
        .containsExactly(
            " 123456789012 UNKNOWN unknown.DENIED [s3:ListAllMyBuckets, AccessDenied]");
  }

  @Test
  void remedyForAnOrphanAsksAndRunsNothing() {
    assertThat(Judged.remedy(ORPHANS, seen("mlops-training-user99").build(), course()))
        .startsWith("# Ask in the class whose bucket this is: mlops-training-user99.");
  }
}
