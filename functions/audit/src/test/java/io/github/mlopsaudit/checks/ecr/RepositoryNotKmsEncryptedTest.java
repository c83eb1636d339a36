package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RepositoryNotKmsEncryptedTest {

  private static final Check CHECK = new RepositoryNotKmsEncrypted();
  private static final String NAME = "mlops-user07-training";

  private static Snapshot encrypted(String how) {
    return snapshot(repository(NAME).encryption(how));
  }

  @Test
  void isOffUnlessTheCourseAsks() {
    assertThat(CHECK.rule().on()).isFalse();
  }

  @Test
  void passesBothKindsOfKms() {
    assertThat(Judged.by(CHECK, encrypted("KMS")))
        .containsExactly("07 " + NAME + " PASS ecr-kms-encryption.pass [KMS]");
    assertThat(Judged.by(CHECK, encrypted("KMS_DSSE")))
        .containsExactly("07 " + NAME + " PASS ecr-kms-encryption.pass [KMS_DSSE]");
  }

  @Test
  void flagsEncryptionWithoutAKey() {
    assertThat(Judged.by(CHECK, encrypted("AES256")))
        .containsExactly("07 " + NAME + " FAIL info ecr-kms-encryption.fail [AES256]");
    assertThat(Judged.remedy(CHECK, encrypted("AES256"), course())).startsWith("# ");
  }

  @Test
  void doesNotJudgeEncryptionThatItDoesNotKnow() {
    assertThat(Judged.by(CHECK, encrypted("NEXT")))
        .containsExactly("07 " + NAME + " UNKNOWN ecr-kms-encryption.unknown [NEXT]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(
                CHECK, snapshot(Map.of("ap-northeast-2", denied("ecr:DescribeRepositories")))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }
}
