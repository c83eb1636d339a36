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
import io.github.mlopsaudit.core.Website;
import org.junit.jupiter.api.Test;

final class WebsiteConfiguredTest {

  private static final Check CHECK = new WebsiteConfigured();

  private static final GivenBucket SITE = bucket().website(Reading.known(Website.CONFIGURED));

  @Test
  void passesBucketThatIsNoWebsite() {
    assertThat(Judged.by(CHECK, snapshot(bucket())))
        .containsExactly("07 mlops-training-user07 PASS s3-website.pass []");
  }

  @Test
  void flagsBucketThatIsSetUpAsWebsite() {
    assertThat(Judged.by(CHECK, snapshot(SITE)))
        .containsExactly("07 mlops-training-user07 FAIL low s3-website.fail []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(CHECK, snapshot(bucket().website(denied("s3:GetBucketWebsite")))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:GetBucketWebsite, AccessDenied]");
  }

  @Test
  void remedyKeepsACopyOfTheConfiguration() {
    assertThat(Judged.remedy(CHECK, snapshot(SITE), course()))
        .isEqualTo(
            """
            aws s3api get-bucket-website --bucket mlops-training-user07 > mlops-training-user07-website.json && \\
            aws s3api delete-bucket-website --bucket mlops-training-user07\
            """);
    assertThat(Asks.of(CHECK, snapshot(SITE))).isTrue();
  }
}
