package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MissingBucketsTest {

  // Students 01 to 03 have everything, 04 has nothing.
  private final StubbedClass stubbed = StubbedClass.of(HealthyClass.of(3), StubbedClass.course(4));

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @CsvSource({"404, FREE", "403, TAKEN", "301, TAKEN", "200, OURS"})
  void asksWhoseAnExpectedNameIs(int status, NameStatus expected) {
    stubbed
        .aws
        .on("s3:HeadBucket")
        .where("mlops-training-user04")
        .answer(Fault.error(status, "ignored"));

    assertThat(stubbed.read().unlistedNames())
        .containsOnlyKeys("mlops-training-user04")
        .containsValue(Reading.known(expected));
  }

  @ParameterizedTest
  @CsvSource({"400, REFUSED, HTTP 400", "500, SERVICE_ERROR, HTTP 500"})
  void doesNotGuessFromOtherAnswers(int status, Cause cause, String detail) {
    stubbed.aws.on("s3:HeadBucket").answer(Fault.error(status, "ignored"));

    assertThat(stubbed.read().unlistedNames())
        .containsValue(Reading.unreadable("s3:ListBucket", cause, detail));
  }

  @Test
  void doesNotCallANameTakenWhereItMayNotAsk() {
    stubbed.aws.on("s3:HeadBucket").answer(Fault.error(403, "ignored"));
    stubbed.aws.on("s3:ListObjectsV2").answer(Fault.denied());

    assertThat(stubbed.read().unlistedNames())
        .containsValue(Reading.unreadable("s3:ListBucket", Cause.DENIED, "HTTP 403"));
  }

  @Test
  void asksAColleaguesBucketWhetherItMayAsk() {
    Selection missing = new Selection(Set.of("04"), Selection.ALL.services());
    stubbed
        .aws
        .on("s3:HeadBucket")
        .where("mlops-training-user04")
        .answer(Fault.error(403, "ignored"));

    assertThat(stubbed.read(missing).unlistedNames())
        .containsValue(Reading.known(NameStatus.TAKEN));
  }

  @Test
  void dropsABucketThatVanishedAfterTheListing() {
    stubbed.aws.on("s3:*").where("mlops-training-user02").answer(Fault.error(404, "NoSuchBucket"));

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.seenBuckets())
        .extracting(Bucket::name)
        .containsExactly("mlops-training-user01", "mlops-training-user03");
    assertThat(snapshot.unlistedNames())
        .containsOnlyKeys("mlops-training-user02", "mlops-training-user04")
        .containsEntry("mlops-training-user02", Reading.known(NameStatus.FREE));
    assertThat(snapshot.gaps()).isEmpty();
  }

  @Test
  void keepsABucketThatOneCallWronglyMissed() {
    stubbed
        .aws
        .on("s3:GetPublicAccessBlock")
        .where("mlops-training-user02")
        .answer(Fault.error(404, "NoSuchBucket"));

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.seenBuckets()).hasSize(3);
    assertThat(snapshot.unlistedNames()).containsOnlyKeys("mlops-training-user04");
    assertThat(snapshot.gaps())
        .singleElement()
        .extracting(gap -> gap.unreadable().cause())
        .isEqualTo(Cause.GONE);
  }

  @Test
  void keepsAListedBucketThatHeadBucketDoesNotShow() {
    // It was listed, so it is ours: a 301 says only that it stands in another region.
    stubbed
        .aws
        .on("s3:GetPublicAccessBlock")
        .where("mlops-training-user02")
        .answer(Fault.error(404, "NoSuchBucket"));
    stubbed
        .aws
        .on("s3:HeadBucket")
        .where("mlops-training-user02")
        .answer(Fault.elsewhere("us-east-1"));

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.seenBuckets()).hasSize(3);
    assertThat(snapshot.unlistedNames()).doesNotContainKey("mlops-training-user02");
  }

  @Test
  void dropsARepositoryThatVanishedAfterTheListing() {
    stubbed
        .aws
        .on("ecr:*")
        .where("mlops-user02-training")
        .answer(Fault.error(400, "RepositoryNotFoundException"));

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.seenRepositories())
        .hasSize(8)
        .extracting(Repository::name)
        .doesNotContain("mlops-user02-training");
    assertThat(snapshot.gaps()).isEmpty();
  }
}
