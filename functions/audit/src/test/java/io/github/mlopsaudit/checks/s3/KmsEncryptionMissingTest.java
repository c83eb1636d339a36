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

final class KmsEncryptionMissingTest {

  private static final Check CHECK = new KmsEncryptionMissing();

  private static GivenBucket encrypted(String algorithm) {
    return bucket().encryption(Reading.known(new Encryption(algorithm, true, "", Set.of())));
  }

  @Test
  void isOffUnlessACourseAsksForIt() {
    assertThat(CHECK.rule().on()).isFalse();
  }

  @Test
  void passesEncryptionWithKms() {
    assertThat(Judged.by(CHECK, snapshot(encrypted("aws:kms"))))
        .containsExactly("07 mlops-training-user07 PASS s3-kms-encryption.pass [aws:kms]");
    assertThat(Judged.by(CHECK, snapshot(encrypted("aws:kms:dsse"))))
        .containsExactly("07 mlops-training-user07 PASS s3-kms-encryption.pass [aws:kms:dsse]");
  }

  @Test
  void informsOfEncryptionWithoutKms() {
    assertThat(Judged.by(CHECK, snapshot(encrypted("AES256"))))
        .containsExactly("07 mlops-training-user07 FAIL info s3-kms-encryption.fail [AES256]");
    assertThat(Judged.by(CHECK, snapshot(bucket().encryption(Reading.known(Encryption.NONE)))))
        .containsExactly("07 mlops-training-user07 FAIL info s3-kms-encryption.fail.none []");
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
  void remedyAsksSinceOtherAccountsMayLoseSight() {
    assertThat(Judged.remedy(CHECK, snapshot(encrypted("AES256")), course()))
        .contains("{\"SSEAlgorithm\": \"aws:kms\"}");
    assertThat(Asks.of(CHECK, snapshot(encrypted("AES256")))).isTrue();
  }
}
