package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Versioning;
import org.junit.jupiter.api.Test;

final class NoncurrentVersionsKeptTest {

  private static final Check CHECK = new NoncurrentVersionsKept();

  private static String judged(Versioning versioning, LifecycleRule... rules) {
    return judged(bucket().versioning(Reading.known(versioning)).lifecycle(Lifecycles.of(rules)));
  }

  private static String judged(GivenBucket bucket) {
    return Judged.by(CHECK, snapshot(bucket)).getFirst().replace("07 mlops-training-user07 ", "");
  }

  @Test
  void passesABucketThatCleansUpAllOfItsVersions() {
    assertThat(judged(Versioning.ENABLED, Lifecycles.cleaning("")))
        .isEqualTo("PASS s3-noncurrent-expiry.pass [clean]");
  }

  @Test
  void hasNothingToSayOfABucketThatNeverHadVersions() {
    assertThat(judged(Versioning.NEVER))
        .isEqualTo("NOT_APPLICABLE s3-noncurrent-expiry.unversioned []");
    assertThat(
            judged(
                bucket()
                    .versioning(Reading.known(Versioning.NEVER))
                    .lifecycle(denied("s3:GetLifecycleConfiguration"))))
        .startsWith("NOT_APPLICABLE");
  }

  @Test
  void flagsABucketThatKeepsEveryVersion() {
    assertThat(judged(Versioning.ENABLED, Lifecycles.aborting(""), Lifecycles.OFF))
        .isEqualTo("FAIL low s3-noncurrent-expiry.fail.none []");
  }

  @Test
  void aSuspendedBucketStillHasItsVersions() {
    assertThat(judged(Versioning.SUSPENDED)).startsWith("FAIL low");
    assertThat(judged(Versioning.SUSPENDED, Lifecycles.cleaning(""))).startsWith("PASS");
  }

  @Test
  void flagsRulesForAPartOfTheBucket() {
    assertThat(judged(Versioning.ENABLED, Lifecycles.cleaning("tmp/"), Lifecycles.cleaningTagged()))
        .isEqualTo("FAIL low s3-noncurrent-expiry.fail.partial [clean, clean-tagged]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(bucket().versioning(denied("s3:GetBucketVersioning"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketVersioning, AccessDenied]");
    assertThat(judged(bucket().lifecycle(denied("s3:GetLifecycleConfiguration"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetLifecycleConfiguration, AccessDenied]");
  }

  @Test
  void remedyAsksSinceOldVersionsGoForGood() {
    GivenBucket kept = bucket().lifecycle(Lifecycles.of());

    assertThat(Judged.remedy(CHECK, snapshot(kept), course()))
        .contains("\"NoncurrentVersionExpiration\": {\"NoncurrentDays\": 30}");
    assertThat(Asks.of(CHECK, snapshot(kept))).isTrue();
  }
}
