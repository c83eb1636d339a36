package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.Reading;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DefaultEncryptionMissingTest {

  private static final Check CHECK = new DefaultEncryptionMissing();

  @Test
  void passesAndNamesTheAlgorithm() {
    assertThat(
            Judged.by(
                CHECK,
                snapshot(
                    bucket()
                        .encryption(
                            Reading.known(new Encryption("aws:kms:dsse", false, "", Set.of()))))))
        .containsExactly("07 mlops-training-user07 PASS s3-encryption.pass [aws:kms:dsse, false]");
  }

  @Test
  void informsOfABucketWithoutEncryption() {
    assertThat(Judged.by(CHECK, snapshot(bucket().encryption(Reading.known(Encryption.NONE)))))
        .containsExactly("07 mlops-training-user07 FAIL info s3-encryption.fail []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(
                CHECK, snapshot(bucket().encryption(denied("s3:GetEncryptionConfiguration")))))
        .containsExactly(
            "07 mlops-training-user07 UNKNOWN unknown.DENIED [s3:GetEncryptionConfiguration, AccessDenied]");
  }
}
