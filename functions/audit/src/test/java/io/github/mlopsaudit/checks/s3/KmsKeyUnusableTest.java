package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KmsKeyUnusableTest {

  private static final Check CHECK = new KmsKeyUnusable();

  private static final String ARN = "arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd";
  private static final String OWN = "123456789012";
  private static final String OTHER = "210987654321";

  private static GivenBucket encrypted(Reading<KmsKey> key) {
    return bucket()
        .encryption(Reading.known(new Encryption("aws:kms", true, ARN, Set.of())))
        .kmsKey(key);
  }

  private static GivenBucket encrypted(KmsKey.State state, String account) {
    return encrypted(Reading.known(new KmsKey(ARN, account, state)));
  }

  private static String judged(GivenBucket bucket, Course course) {
    return Judged.by(CHECK, snapshot(bucket), course)
        .getFirst()
        .replace("07 mlops-training-user07 ", "")
        .replace(ARN, "KEY");
  }

  private static String judged(KmsKey.State state) {
    return judged(encrypted(state, OWN), course());
  }

  private static String remedy(KmsKey.State state, String account) {
    return Judged.remedy(CHECK, snapshot(encrypted(state, account)), course());
  }

  @Test
  void hasNothingToSayWhereNoKeyIsNamed() {
    assertThat(judged(bucket(), course())).isEqualTo("NOT_APPLICABLE s3-kms-key.none []");
    assertThat(judged(bucket().encryption(Reading.known(Encryption.NONE)), course()))
        .startsWith("NOT_APPLICABLE");
    assertThat(judged(encrypted(Reading.known(KmsKey.NONE)), course()))
        .startsWith("NOT_APPLICABLE");
    assertThat(judged(bucket().kmsKey(Reading.notAsked(Read.KMS_KEY)), course()))
        .startsWith("NOT_APPLICABLE");
  }

  @Test
  void passesAKeyThatCanBeUsed() {
    assertThat(judged(KmsKey.State.ENABLED)).isEqualTo("PASS s3-kms-key.pass [KEY, Enabled]");
    assertThat(judged(KmsKey.State.UPDATING)).isEqualTo("PASS s3-kms-key.pass [KEY, Updating]");
  }

  @Test
  void flagsEachStateInWhichNothingCanBeRead() {
    assertThat(judged(KmsKey.State.DISABLED))
        .isEqualTo("FAIL medium s3-kms-key.fail.disabled [KEY]");
    assertThat(judged(KmsKey.State.PENDING_DELETION))
        .isEqualTo("FAIL medium s3-kms-key.fail.pending-deletion [KEY]");
    assertThat(judged(KmsKey.State.PENDING_REPLICA_DELETION))
        .isEqualTo("FAIL medium s3-kms-key.fail.pending-deletion [KEY]");
    assertThat(judged(KmsKey.State.NOT_FOUND))
        .isEqualTo("FAIL medium s3-kms-key.fail.not-found [KEY]");
    assertThat(judged(KmsKey.State.PENDING_IMPORT))
        .isEqualTo("FAIL medium s3-kms-key.fail.pending-import [KEY]");
    assertThat(judged(KmsKey.State.UNAVAILABLE))
        .isEqualTo("FAIL medium s3-kms-key.fail.unavailable [KEY]");
  }

  @Test
  void doesNotKnowAKeyThatIsBeingCreated() {
    assertThat(judged(KmsKey.State.CREATING))
        .isEqualTo("UNKNOWN s3-kms-key.unknown.creating [KEY]");
  }

  @Test
  void warnsOfAKeyOfAnotherAccountUnlessTheCourseTrustsIt() {
    GivenBucket foreign = encrypted(KmsKey.State.ENABLED, OTHER);

    assertThat(judged(foreign, course()))
        .isEqualTo("FAIL low s3-kms-key.fail.foreign [KEY, 210987654321]");
    assertThat(judged(foreign, new GivenCourse().trusting(OTHER).build())).startsWith("PASS");
    assertThat(judged(encrypted(KmsKey.State.DISABLED, OTHER), course())).startsWith("FAIL medium");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(encrypted(denied("kms:DescribeKey")), course()))
        .isEqualTo("UNKNOWN unknown.DENIED [kms:DescribeKey, AccessDenied]");
    assertThat(judged(bucket().encryption(denied("s3:GetEncryptionConfiguration")), course()))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetEncryptionConfiguration, AccessDenied]");
  }

  @Test
  void remedyCancelsTheDeletionAndEnablesTheKeyWhichIsDisabledThen() {
    assertThat(remedy(KmsKey.State.PENDING_DELETION, OWN))
        .isEqualTo(
            "aws kms cancel-key-deletion --key-id %s --region ap-northeast-2 > /dev/null && \\\n"
                    .formatted(ARN)
                + "aws kms enable-key --key-id %s --region ap-northeast-2".formatted(ARN));
    assertThat(remedy(KmsKey.State.DISABLED, OWN))
        .isEqualTo("aws kms enable-key --key-id %s --region ap-northeast-2".formatted(ARN));
  }

  @Test
  void remedyOfAnotherAccountsKeyIsForThatAccount() {
    assertThat(remedy(KmsKey.State.PENDING_DELETION, OTHER).lines())
        .allMatch(line -> line.startsWith("#"))
        .anyMatch(line -> line.contains("Account 210987654321"))
        .anyMatch(line -> line.contains("aws kms cancel-key-deletion"));
  }

  @Test
  void remedyOfWhatNoCommandCanMendSaysWhatToDo() {
    assertThat(remedy(KmsKey.State.PENDING_IMPORT, OWN)).startsWith("# Import the key material");
    assertThat(remedy(KmsKey.State.UNAVAILABLE, OWN)).startsWith("# Connect the custom key store");
  }

  @Test
  void remedyOfALostKeyEncryptsWhatComesWithS3sOwn() {
    assertThat(remedy(KmsKey.State.NOT_FOUND, OWN))
        .contains("get-bucket-encryption")
        .contains("{\"SSEAlgorithm\": \"AES256\"}");
    assertThat(remedy(KmsKey.State.ENABLED, OTHER)).contains("trustedAccounts").contains("AES256");
    assertThat(Asks.of(CHECK, snapshot(encrypted(KmsKey.State.ENABLED, OTHER)))).isTrue();
    assertThat(Asks.of(CHECK, snapshot(encrypted(KmsKey.State.DISABLED, OWN)))).isFalse();
  }
}
