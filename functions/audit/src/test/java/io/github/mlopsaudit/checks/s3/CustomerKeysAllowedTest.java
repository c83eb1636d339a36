package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.Reading;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CustomerKeysAllowedTest {

  private static final Check CHECK = new CustomerKeysAllowed();

  private static final GivenBucket ALLOWED =
      bucket().encryption(Reading.known(new Encryption("AES256", true, "", Set.of())));

  @Test
  void passesABucketThatRefusesCustomerKeys() {
    assertThat(Judged.by(CHECK, snapshot(bucket())))
        .containsExactly("07 mlops-training-user07 PASS s3-sse-c-blocked.pass []");
  }

  @Test
  void informsOfABucketThatTakesThem() {
    assertThat(Judged.by(CHECK, snapshot(ALLOWED)))
        .containsExactly("07 mlops-training-user07 FAIL info s3-sse-c-blocked.fail []");
    assertThat(Judged.by(CHECK, snapshot(bucket().encryption(Reading.known(Encryption.NONE)))))
        .containsExactly("07 mlops-training-user07 FAIL info s3-sse-c-blocked.fail []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(
                CHECK, snapshot(bucket().encryption(denied("s3:GetEncryptionConfiguration")))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED"
                + " [s3:GetEncryptionConfiguration, AccessDenied]");
  }

  @Test
  void remedyAsksSinceSomebodyMayUploadThatWay() {
    assertThat(Judged.remedy(CHECK, snapshot(ALLOWED), course())).contains("SSE-C");
    assertThat(Asks.of(CHECK, snapshot(ALLOWED))).isTrue();
  }
}
