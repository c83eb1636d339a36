package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One read fails, and exactly that one is missing in the snapshot.
final class GapsTest {

  private static final String BUCKET = "mlops-training-user02";
  private static final String REPOSITORY = "mlops-user02-training";

  private final StubbedClass stubbed = StubbedClass.of(2);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetPublicAccessBlock, s3:GetBucketPublicAccessBlock",
    "s3:GetBucketPolicyStatus, s3:GetBucketPolicyStatus",
    "s3:GetBucketPolicy, s3:GetBucketPolicy",
    "s3:GetBucketOwnershipControls, s3:GetBucketOwnershipControls",
    "s3:GetBucketWebsite, s3:GetBucketWebsite",
    "s3:GetBucketLifecycleConfiguration, s3:GetLifecycleConfiguration",
    "s3:GetBucketEncryption, s3:GetEncryptionConfiguration",
    "s3:GetBucketVersioning, s3:GetBucketVersioning",
    "s3:ListObjectsV2, s3:ListBucket"
  })
  void namesTheActionThatABucketReadLacks(String operation, String action) {
    stubbed.aws.on(operation).where(BUCKET).answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .containsExactly(gap(BUCKET, action, Cause.DENIED, "AccessDenied"));
  }

  @ParameterizedTest
  @CsvSource({
    "ecr:GetLifecyclePolicy",
    "ecr:GetRepositoryPolicy",
    "ecr:DescribeImages",
    "ecr:DescribeImageScanFindings"
  })
  void namesTheActionThatARepositoryReadLacks(String operation) {
    stubbed.aws.on(operation).where(REPOSITORY).answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .containsExactly(gap(REPOSITORY, operation, Cause.DENIED, "AccessDeniedException"));
  }

  @Test
  void losesTheBatchWhoseScanConfigurationIsDenied() {
    String operation = "ecr:BatchGetRepositoryScanningConfiguration";
    stubbed.aws.on(operation).answer(Fault.denied());
    stubbed.aws.on("ecr:GetRegistryScanningConfiguration").answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .hasSize(7)
        .contains(gap(REPOSITORY, operation, Cause.DENIED, "AccessDeniedException"));
  }

  @Test
  void readsThePolicyTextWhereItsStatusIsDenied() {
    stubbed.aws.on("s3:GetBucketPolicyStatus").where(BUCKET).answer(Fault.denied());

    assertThat(stubbed.readBucket(BUCKET).policy().find()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"ecr:GetRegistryScanningConfiguration", "ecr:GetAccountSetting"})
  void namesTheActionThatARegistryReadLacks(String operation) {
    stubbed.aws.on(operation).answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .containsExactly(gap("123456789012", operation, Cause.DENIED, "AccessDeniedException"));
  }

  @Test
  void namesTheActionThatAKeyLacks() {
    stubbed
        .aws
        .on("s3:GetBucketEncryption")
        .where(BUCKET)
        .answer(
            Reply.xml(
                """
                <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>\
                <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/a</KMSMasterKeyID>\
                </ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>\
                """));
    stubbed.aws.on("kms:DescribeKey").answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .containsExactly(gap(BUCKET, "kms:DescribeKey", Cause.DENIED, "AccessDeniedException"));
  }

  @Test
  void namesTheActionThatAnAclLacks() {
    stubbed
        .aws
        .on("s3:GetBucketOwnershipControls")
        .where(BUCKET)
        .answer(Fault.error(404, "OwnershipControlsNotFoundError"));
    stubbed.aws.on("s3:GetBucketAcl").answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .containsExactly(gap(BUCKET, "s3:GetBucketAcl", Cause.DENIED, "AccessDenied"));
  }

  @Test
  void namesTheActionThatTheAccountReadLacks() {
    stubbed.aws.on("s3-control:*").answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .containsExactly(
            gap("123456789012", "s3:GetAccountPublicAccessBlock", Cause.DENIED, "AccessDenied"));
  }

  @Test
  void readsRepositoriesWhereBucketsCannotBeListed() {
    stubbed.aws.on("s3:ListBuckets").answer(Fault.denied());

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.gaps())
        .containsExactly(gap("s3", "s3:ListAllMyBuckets", Cause.DENIED, "AccessDenied"));
    assertThat(snapshot.unlistedNames()).isEmpty();
    assertThat(snapshot.seenRepositories()).hasSize(6);
  }

  @Test
  void readsBucketsWhereRepositoriesCannotBeListed() {
    stubbed.aws.on("ecr:DescribeRepositories").answer(Fault.denied());

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.gaps())
        .containsExactly(
            gap(
                "ecr ap-northeast-2",
                "ecr:DescribeRepositories",
                Cause.DENIED,
                "AccessDeniedException"));
    assertThat(snapshot.seenBuckets()).hasSize(2);
  }

  @Test
  void saysWhatWentWrongOtherThanDenial() {
    assertThat(gapOfVersioning(Fault.throttled())).isEqualTo(cause(Cause.THROTTLED, "SlowDown"));
    assertThat(gapOfVersioning(Fault.broken()))
        .isEqualTo(cause(Cause.SERVICE_ERROR, "InternalError"));
    assertThat(gapOfVersioning(Fault.elsewhere("us-east-1")))
        .isEqualTo(cause(Cause.REFUSED, "PermanentRedirect"));
    assertThat(gapOfVersioning(Fault.error(400, "ExpiredToken")))
        .isEqualTo(cause(Cause.REFUSED, "ExpiredToken"));
    assertThat(gapOfVersioning(_ -> new Answer.Reset()))
        .isEqualTo(cause(Cause.TIMEOUT, "NoHttpResponseException"));
    assertThat(gapOfVersioning(_ -> new Answer.HalfBody(Reply.xml("<A>0123456789</A>"))))
        .isEqualTo(cause(Cause.TIMEOUT, "ConnectionClosedException"));
    assertThat(gapOfVersioning(_ -> Reply.xml("<html>it works<br></html>")))
        .isEqualTo(cause(Cause.MALFORMED, "XMLStreamException"));
  }

  @Test
  void givesUpOnACallThatIsNotAnswered() {
    try (StubbedClass impatient = StubbedClass.impatient()) {
      impatient.read();
      impatient.aws.on("s3:GetBucketVersioning").answer(new Answer.Hang());

      // Socket and attempt have the same patience: which of the two ends first is chance.
      assertThat(impatient.read().gaps())
          .filteredOn(gap -> gap.unreadable().action().equals("s3:GetBucketVersioning"))
          .extracting(Gap::where, gap -> gap.unreadable().cause())
          .containsExactly(tuple("mlops-training-user01", Cause.TIMEOUT));
    }
  }

  private Unreadable<?> gapOfVersioning(Function<StubCall, Answer> answer) {
    stubbed.aws.on("s3:GetBucketVersioning").where(BUCKET).answer(answer);
    List<Gap> gaps = stubbed.read().gaps();
    assertThat(gaps).hasSize(1);
    return gaps.getFirst().unreadable();
  }

  private static Unreadable<?> cause(Cause cause, String detail) {
    return new Unreadable<>("s3:GetBucketVersioning", cause, detail);
  }

  @Test
  void tellsThrottledAndUnreadableAnswersOfEcr() {
    stubbed.aws.on("ecr:DescribeImages").where(REPOSITORY).answer(Fault.throttled());
    stubbed
        .aws
        .on("ecr:GetLifecyclePolicy")
        .where(REPOSITORY)
        .answer(Reply.json("<html>it works</html>"));

    assertThat(stubbed.read().gaps())
        .containsExactlyInAnyOrder(
            gap(REPOSITORY, "ecr:DescribeImages", Cause.THROTTLED, "ThrottlingException"),
            gap(REPOSITORY, "ecr:GetLifecyclePolicy", Cause.MALFORMED, "JsonParseException"));
    assertThat(stubbed.aws.calls("ecr:DescribeImages")).isBetween(5 + 3, 5 + 30);
  }

  @Test
  void triesAgainWhatIsThrottledOrBreaksOff() {
    stubbed.aws.on("s3:GetBucketVersioning").times(1).answer(Fault.throttled());
    stubbed.aws.on("ecr:DescribeImages").where(REPOSITORY).times(2).answer(Fault.throttled());
    stubbed
        .aws
        .on("s3:GetBucketEncryption")
        .times(1)
        .answer(new Answer.HalfBody(Reply.xml("<A>0123456789</A>")));

    assertThat(stubbed.read().gaps()).isEmpty();
  }

  @Test
  void asksOnlyForThePageAgainThatWasThrottled() {
    AtomicInteger pages = new AtomicInteger();
    HealthyClass healthy = HealthyClass.of(2).inPagesOf(10, 2, 10);
    try (StubbedClass paged = StubbedClass.of(healthy, StubbedClass.course(2))) {
      paged
          .aws
          .on("ecr:DescribeRepositories")
          .answer(call ->
              pages.incrementAndGet() == 2 ? Fault.throttled().apply(call) : healthy.apply(call));

      assertThat(paged.read().seenRepositories()).hasSize(6);
      assertThat(pages).hasValue(3 + 1);
    }
  }

  /// S3 answers HEAD without a body, and so without a code.
  @Test
  void asksAgainWhoseANameIsWhereThatWasThrottled() {
    try (StubbedClass missing = StubbedClass.of(HealthyClass.of(1), StubbedClass.course(2))) {
      missing.aws.on("s3:HeadBucket").times(4).answer(Fault.throttled());

      Snapshot snapshot = missing.read();

      assertThat(snapshot.gaps()).isEmpty();
      assertThat(snapshot.unlistedNames()).containsKey(BUCKET);
    }
  }

  private static Gap gap(String where, String action, Cause cause, String detail) {
    return new Gap(where, (Unreadable<?>) Reading.unreadable(action, cause, detail));
  }
}
