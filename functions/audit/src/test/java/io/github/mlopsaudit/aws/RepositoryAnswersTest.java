package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the less usual answers of ECR are read as.
final class RepositoryAnswersTest {

  private static final String REPOSITORY = "mlops-user01-training";
  private static final String SCAN = "ecr:BatchGetRepositoryScanningConfiguration";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}", "[]", "{\\\"rules\\\":5}"})
  void doesNotCountTheRulesOfABrokenLifecyclePolicy(String text) {
    stubbed
        .aws
        .on("ecr:GetLifecyclePolicy")
        .answer(Reply.json("{\"lifecyclePolicyText\":\"" + text + "\"}"));

    assertThat(stubbed.readRepository(REPOSITORY).lifecyclePolicy().findGap().orElseThrow().cause())
        .isEqualTo(Cause.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({"MANUAL, MANUAL", "CONTINUOUS_SCAN, CONTINUOUS_SCAN"})
  void readsTheScanFrequency(String text, ScanFrequency frequency) {
    scanned("\"scanFrequency\":\"" + text + "\"");

    assertThat(stubbed.readRepository(REPOSITORY).scanning())
        .isEqualTo(Reading.known(new Scanning(frequency, false)));
  }

  @Test
  void doesNotGuessAnUnknownScanFrequency() {
    scanned("\"scanFrequency\":\"WEEKLY\"");

    Repository known = stubbed.readRepository(REPOSITORY);
    Repository unmentioned = stubbed.readRepository("mlops-user01-inference");

    assertThat(known.scanning()).isEqualTo(malformed("scanFrequency is WEEKLY"));
    assertThat(unmentioned.scanning()).isEqualTo(malformed("repository is missing"));
  }

  @Test
  void tellsARepositoryThatTheBatchFailedFor() {
    stubbed
        .aws
        .on(SCAN)
        .answer(
            Reply.json(
                """
                {"scanningConfigurations":[],"failures":[{"repositoryName":"%s",\
                "failureCode":"SCAN_CONFIGURATION_LOCKED","failureReason":"as scripted"}]}\
                """
                    .formatted(REPOSITORY)));

    assertThat(stubbed.readRepository(REPOSITORY).scanning())
        .isEqualTo(Reading.unreadable(SCAN, Cause.REFUSED, "SCAN_CONFIGURATION_LOCKED"));
  }

  private void scanned(String configuration) {
    stubbed
        .aws
        .on(SCAN)
        .answer(
            Reply.json(
                "{\"scanningConfigurations\":[{\"repositoryName\":\"%s\",%s}],\"failures\":[]}"
                    .formatted(REPOSITORY, configuration)));
  }

  @Test
  void countsTheImagesOfAnEmptyRepository() {
    stubbed.aws.on("ecr:DescribeImages").answer(Reply.json("{\"imageDetails\":[]}"));

    assertThat(stubbed.readRepository(REPOSITORY).images())
        .isEqualTo(Reading.known(Images.NONE));
  }

  @Test
  void countsImagesUpToABound() {
    stubbed
        .aws
        .on("ecr:DescribeImages")
        .where(REPOSITORY)
        .answer(
            Reply.json(
                """
                {"imageDetails":[{"imageDigest":"sha256:0","imageTags":["v1"],"imagePushedAt":1793500000}],\
                "nextToken":"more"}\
                """));

    Images images = stubbed.readRepository(REPOSITORY).images().find().orElseThrow();

    assertThat(images.count()).isEqualTo(new Count(10, false));
    assertThat(images.newest()).hasSize(5);
  }

  @Test
  void countsUntaggedImagesButShowsTheNewestTags() {
    // A multi-platform push stores the platforms' images without a tag beside the tagged index.
    stubbed
        .aws
        .on("ecr:DescribeImages")
        .where(REPOSITORY)
        .answer(
            Reply.json(
                """
                {"imageDetails":[\
                {"imageDigest":"sha256:1","imagePushedAt":1793500002},\
                {"imageDigest":"sha256:0","imageTags":["v1"],"imagePushedAt":1793500001}]}\
                """));

    Images images = stubbed.readRepository(REPOSITORY).images().find().orElseThrow();

    assertThat(images.count()).isEqualTo(new Count(2, true));
    assertThat(images.newest()).extracting(Image::tags).containsExactly(List.of("v1"));
  }

  private static Reading<ScanFrequency> malformed(String detail) {
    return Reading.unreadable(SCAN, Cause.MALFORMED, detail);
  }
}
