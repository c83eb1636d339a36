package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import org.junit.jupiter.api.Test;

final class BucketInOtherRegionTest {

  private static final Check CHECK = new BucketInOtherRegion();

  @Test
  void passesBucketInTheClassRegion() {
    assertThat(Judged.by(CHECK, snapshot(bucket().region(Reading.known("ap-northeast-2")))))
        .containsExactly("07 mlops-training-user07 PASS s3-bucket-region.pass [ap-northeast-2]");
  }

  @Test
  void flagsBucketElsewhere() {
    assertThat(Judged.by(CHECK, snapshot(bucket().region(Reading.known("us-east-1")))))
        .containsExactly(
            "07 mlops-training-user07 FAIL medium s3-bucket-region.fail [us-east-1, ap-northeast-2]");
  }

  @Test
  void anExtraRegionOfTheCourseIsNotTheClassRegion() {
    assertThat(course().extraRegions()).contains("us-east-1");
    assertThat(
            Judged.by(CHECK, snapshot(bucket().region(Reading.known("us-east-1"))), course())
                .getFirst())
        .contains("FAIL medium");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(CHECK, snapshot(bucket().region(denied("s3:GetBucketLocation")))).getFirst())
        .contains("UNKNOWN");
  }

  @Test
  void remedyCopiesAndDeletesNothing() {
    String remedy =
        Judged.remedy(CHECK, snapshot(bucket().region(Reading.known("us-east-1"))), course());

    assertThat(remedy)
        .contains("aws s3 sync s3://mlops-training-user07 s3://moving-mlops-training-user07")
        .doesNotContain("aws s3 rb", "delete-");
  }
}
