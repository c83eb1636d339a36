package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the encryption of a bucket and the key that it names are read.
final class EncryptionAnswersTest {

  private static final String BUCKET = "mlops-training-user01";
  private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String ARN = "arn:aws:kms:ap-northeast-2:123456789012:key/" + KEY;
  private static final String FOREIGN = "arn:aws:kms:us-west-2:210987654321:key/" + KEY;

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @Test
  void asksForNoKeyWhereTheBucketNamesNone() {
    encrypted("<SSEAlgorithm>aws:kms</SSEAlgorithm>", "");

    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.encryption())
        .isEqualTo(Reading.known(new Encryption("aws:kms", false, "", Set.of())));
    assertThat(bucket.kmsKey()).isEqualTo(Reading.known(KmsKey.NONE));
    assertThat(stubbed.aws.calls("kms:DescribeKey")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    KEY + ", ap-northeast-2",
    "alias/course, ap-northeast-2",
    ARN + ", ap-northeast-2",
    FOREIGN + ", us-west-2"
  })
  void asksForANamedKeyInItsRegion(String name, String region) {
    encryptedWith(name);
    stubbed.aws.on("kms:*").in(region).answer(key("Enabled"));

    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.encryption().find().orElseThrow().kmsKey()).isEqualTo(name);
    assertThat(bucket.kmsKey())
        .isEqualTo(
            Reading.known(new KmsKey("arn:of:the:key", "999999999999", KmsKey.State.ENABLED)));
  }

  @Test
  void asksForABareKeyInTheRegionOfTheBucket() {
    stubbed
        .aws
        .on("s3:ListBuckets")
        .answer(
            Reply.xml(
                """
                <ListAllMyBucketsResult><Buckets><Bucket><BucketRegion>eu-west-1</BucketRegion>\
                <CreationDate>2026-11-02T01:02:03.000Z</CreationDate><Name>%s</Name></Bucket>\
                </Buckets></ListAllMyBucketsResult>\
                """
                    .formatted(BUCKET)));
    encryptedWith(KEY);

    assertThat(stubbed.readBucket(BUCKET).kmsKey().find().orElseThrow().arn())
        .startsWith("arn:aws:kms:eu-west-1:");
  }

  @ParameterizedTest
  @CsvSource({
    "Creating, CREATING",
    "Disabled, DISABLED",
    "PendingDeletion, PENDING_DELETION",
    "PendingImport, PENDING_IMPORT",
    "PendingReplicaDeletion, PENDING_REPLICA_DELETION",
    "Unavailable, UNAVAILABLE",
    "Updating, UPDATING"
  })
  void readsTheStateOfAKey(String text, KmsKey.State state) {
    encryptedWith(ARN);
    stubbed.aws.on("kms:DescribeKey").answer(key(text));

    assertThat(stubbed.readBucket(BUCKET).kmsKey().map(KmsKey::state))
        .isEqualTo(Reading.known(state));
  }

  @Test
  void doesNotGuessAnUnknownState() {
    encryptedWith(ARN);
    stubbed.aws.on("kms:DescribeKey").answer(key("Lost"));

    assertThat(stubbed.readBucket(BUCKET).kmsKey())
        .isEqualTo(Reading.unreadable("kms:DescribeKey", Cause.MALFORMED, "KeyState is Lost"));
  }

  @ParameterizedTest
  @CsvSource({FOREIGN + ", 210987654321", "alias/course, 123456789012"})
  void namesAKeyThatNoLongerExists(String name, String account) {
    encryptedWith(name);
    stubbed.aws.on("kms:DescribeKey").answer(Fault.error(400, "NotFoundException"));

    assertThat(stubbed.readBucket(BUCKET).kmsKey())
        .isEqualTo(Reading.known(new KmsKey(name, account, KmsKey.State.NOT_FOUND)));
  }

  @Test
  void doesNotKnowTheKeyWhereTheEncryptionIsDenied() {
    stubbed.aws.on("s3:GetBucketEncryption").answer(Fault.denied());

    assertThat(stubbed.readBucket(BUCKET).kmsKey().findGap().orElseThrow().action())
        .isEqualTo("s3:GetEncryptionConfiguration");
    assertThat(stubbed.read().gaps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"SSE-C, SSE-C", "SSE-X, SSE-X"})
  void readsWhatTheBucketBlocks(String text, String blocked) {
    encrypted("<SSEAlgorithm>AES256</SSEAlgorithm>", blocks(text));

    assertThat(stubbed.readBucket(BUCKET).encryption().find().orElseThrow().blocked())
        .containsExactly(blocked);
  }

  @Test
  void readsThatTheBucketBlocksNothing() {
    encrypted("<SSEAlgorithm>AES256</SSEAlgorithm>", blocks("NONE"));

    assertThat(stubbed.readBucket(BUCKET).encryption().find().orElseThrow().blocked()).isEmpty();
  }

  private static String blocks(String type) {
    return "<BlockedEncryptionTypes><EncryptionType>%s</EncryptionType></BlockedEncryptionTypes>"
        .formatted(type);
  }

  private void encryptedWith(String key) {
    encrypted(
        "<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>" + key + "</KMSMasterKeyID>", "");
  }

  private void encrypted(String byDefault, String more) {
    stubbed
        .aws
        .on("s3:GetBucketEncryption")
        .answer(
            Reply.xml(
                """
                <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>%s\
                </ApplyServerSideEncryptionByDefault>%s</Rule></ServerSideEncryptionConfiguration>\
                """
                    .formatted(byDefault, more)));
  }

  private static Reply key(String state) {
    return Reply.json(
        """
        {"KeyMetadata":{"AWSAccountId":"999999999999","Arn":"arn:of:the:key","KeyId":"%s",\
        "KeyState":"%s"}}\
        """
            .formatted(KEY, state));
  }
}
