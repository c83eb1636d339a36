package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Website;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the less usual answers of S3, and of those who imitate it, are read as.
final class BucketAnswersTest {

  private static final String BUCKET = "mlops-training-user01";
  private static final String REPOSITORY = "mlops-user01-training";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @CsvSource({"true, PUBLIC", "false, NOT_PUBLIC"})
  void takesTheStatusAndTheTextOfAPolicy(String isPublic, PolicyStatus status) {
    xml(
        "s3:GetBucketPolicyStatus",
        "<PolicyStatus><IsPublic>" + isPublic + "</IsPublic></PolicyStatus>");
    stubbed.aws.on("s3:GetBucketPolicy").answer(Reply.json("{\"Statement\":[]}"));

    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.policyStatus()).isEqualTo(Reading.known(status));
    assertThat(bucket.policy()).isEqualTo(Reading.known(new PolicyDocument("{\"Statement\":[]}")));
  }

  @Test
  void doesNotTakeAMissingIsPublicForNo() {
    xml("s3:GetBucketPolicyStatus", "<ListBucketResult><Name>b</Name></ListBucketResult>");

    stubbed.aws.on("s3:GetBucketPolicy").answer(Fault.error(404, "NoSuchBucketPolicy"));

    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.policyStatus())
        .isEqualTo(malformed("s3:GetBucketPolicyStatus", "IsPublic is missing"));
    assertThat(bucket.policy()).isEqualTo(Reading.known(PolicyDocument.NONE));
  }

  @Test
  void readsAbsentConfigurationsAsNone() {
    stubbed
        .aws
        .on("s3:GetPublicAccessBlock")
        .answer(Fault.error(404, "NoSuchPublicAccessBlockConfiguration"));
    stubbed
        .aws
        .on("s3-control:GetPublicAccessBlock")
        .answer(Fault.error(404, "NoSuchPublicAccessBlockConfiguration"));
    stubbed
        .aws
        .on("s3:GetBucketEncryption")
        .answer(Fault.error(404, "ServerSideEncryptionConfigurationNotFoundError"));
    stubbed
        .aws
        .on("s3:GetBucketOwnershipControls")
        .answer(Fault.error(404, "OwnershipControlsNotFoundError"));
    stubbed
        .aws
        .on("s3:GetBucketLifecycleConfiguration")
        .answer(Fault.error(404, "NoSuchLifecycleConfiguration"));
    stubbed.aws.on("s3:GetBucketPolicyStatus").answer(Fault.error(404, "NoSuchBucketPolicy"));
    xml("s3:GetBucketVersioning", "<VersioningConfiguration/>");
    stubbed
        .aws
        .on("ecr:GetLifecyclePolicy")
        .answer(Fault.error(400, "LifecyclePolicyNotFoundException"));

    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.blockPublicAccess()).isEqualTo(Reading.known(BlockPublicAccess.NONE));
    assertThat(bucket.encryption()).isEqualTo(Reading.known(Encryption.NONE));
    assertThat(bucket.versioning()).isEqualTo(Reading.known(Versioning.NEVER));
    assertThat(bucket.ownership()).isEqualTo(Reading.known(ObjectOwnership.NOT_SET));
    assertThat(bucket.lifecycle()).isEqualTo(Reading.known(List.of()));
    assertThat(bucket.website()).isEqualTo(Reading.known(Website.NONE));
    assertThat(bucket.policyStatus()).isEqualTo(Reading.known(PolicyStatus.NO_POLICY));
    assertThat(bucket.policy()).isEqualTo(Reading.known(PolicyDocument.NONE));
    assertThat(stubbed.aws.calls("s3:GetBucketPolicy")).isZero();
    assertThat(stubbed.read().account().blockPublicAccess())
        .isEqualTo(Reading.known(BlockPublicAccess.NONE));
    assertThat(stubbed.readRepository(REPOSITORY).lifecyclePolicy())
        .isEqualTo(Reading.known(LifecyclePolicy.NONE));
  }

  @Test
  void doesNotTakeAnotherAnswerForFourOpenFlags() {
    xml("s3:GetPublicAccessBlock", "<ListBucketResult><Name>b</Name></ListBucketResult>");

    assertThat(stubbed.readBucket(BUCKET).blockPublicAccess().findGap().orElseThrow().cause())
        .isEqualTo(Cause.MALFORMED);
  }

  @Test
  void doesNotTakeAnEmptyAnswerForAnEmptyList() {
    xml("s3:ListBuckets", "");
    stubbed.aws.on("ecr:DescribeRepositories").answer(Reply.json(""));

    assertThat(stubbed.read().gaps())
        .extracting(gap -> gap.unreadable().cause())
        .containsExactly(Cause.MALFORMED, Cause.MALFORMED);
  }

  @Test
  void takesAClassWithoutAnyBucketAsItIs() {
    xml("s3:ListBuckets", "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>");
    stubbed.aws.on("s3:HeadBucket").answer(Fault.error(404, "NoSuchBucket"));

    assertThat(stubbed.read().buckets()).isEqualTo(Reading.known(List.of()));
    assertThat(stubbed.read().unlistedNames()).containsOnlyKeys(BUCKET);
  }

  @ParameterizedTest
  @CsvSource({"'', us-east-1", "EU, eu-west-1", "ap-northeast-2, ap-northeast-2"})
  void asksForTheRegionThatTheListingDoesNotName(String location, String region) {
    listWithout("BucketRegion");
    xml("s3:GetBucketLocation", "<LocationConstraint>" + location + "</LocationConstraint>");

    assertThat(stubbed.readBucket(BUCKET).region()).isEqualTo(Reading.known(region));
  }

  @Test
  void readsABucketWhoseRegionIsDenied() {
    listWithout("BucketRegion");
    stubbed.aws.on("s3:GetBucketLocation").answer(Fault.denied());

    assertThat(stubbed.read().gaps())
        .singleElement()
        .extracting(gap -> gap.unreadable().action())
        .isEqualTo("s3:GetBucketLocation");
  }

  private void listWithout(String element) {
    xml(
        "s3:ListBuckets",
        """
        <ListAllMyBucketsResult><Buckets><Bucket><BucketRegion>ap-northeast-2</BucketRegion>\
        <CreationDate>2026-11-02T01:02:03.000Z</CreationDate><Name>%s</Name></Bucket></Buckets>\
        </ListAllMyBucketsResult>\
        """
            .formatted(BUCKET)
            .replaceAll("<" + element + ">.*</" + element + ">", ""));
  }

  @Test
  void asksABucketInItsOwnRegion() {
    xml(
        "s3:ListBuckets",
        """
        <ListAllMyBucketsResult><Buckets><Bucket><BucketRegion>eu-west-1</BucketRegion>\
        <CreationDate>2026-11-02T01:02:03.000Z</CreationDate><Name>%s</Name></Bucket></Buckets>\
        </ListAllMyBucketsResult>\
        """
            .formatted(BUCKET));
    stubbed.aws.on("s3:*").where(BUCKET).in("ap-northeast-2").answer(Fault.elsewhere("eu-west-1"));

    assertThat(stubbed.readBucket(BUCKET).region()).isEqualTo(Reading.known("eu-west-1"));
    assertThat(stubbed.read().gaps()).isEmpty();
  }

  private void xml(String operation, String body) {
    stubbed.aws.on(operation).answer(Reply.xml(body));
  }

  private static <T> Reading<T> malformed(String action, String detail) {
    return Reading.unreadable(action, Cause.MALFORMED, detail);
  }
}
