package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.ImageScan.Status;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the scan of the newest image is found, and how its state is read.
final class ImageScanAnswersTest {

  private static final String REPOSITORY = "mlops-user01-training";
  private static final String FINDINGS = "ecr:DescribeImageScanFindings";
  private static final String STATES =
      """
      COMPLETE, SCANNED
      ACTIVE, SCANNED
      IN_PROGRESS, PENDING
      PENDING, PENDING
      UNSUPPORTED_IMAGE, UNSUPPORTED
      FAILED, FAILED
      SCAN_ELIGIBILITY_EXPIRED, FAILED
      FINDINGS_UNAVAILABLE, FAILED
      LIMIT_EXCEEDED, FAILED
      IMAGE_ARCHIVED, FAILED
      """;

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @CsvSource(textBlock = STATES)
  void readsTheStateFromTheListOfImages(String text, Status status) {
    listed(
        """
        "imageScanStatus":{"status":"%s"},\
        "imageScanFindingsSummary":{"findingSeverityCounts":{"CRITICAL":0,"LOW":7}}\
        """
            .formatted(text));

    assertThat(scan()).isEqualTo(Reading.known(new ImageScan(status, 0, 0)));
    assertThat(stubbed.aws.calls(FINDINGS)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(textBlock = STATES)
  void asksForTheStateThatTheListDoesNotHave(String text, Status status) {
    findings(
        """
        {"imageScanStatus":{"status":"%s"},"imageScanFindings":{"findingSeverityCounts":{}}}\
        """
            .formatted(text));

    assertThat(scan()).isEqualTo(Reading.known(new ImageScan(status, 0, 0)));
  }

  @Test
  void takesTheCountsFromTheListOfImages() {
    listed(
        """
        "imageScanStatus":{"status":"COMPLETE"},\
        "imageScanFindingsSummary":{"findingSeverityCounts":{"CRITICAL":2,"HIGH":3,"LOW":7}}\
        """);

    assertThat(scan()).isEqualTo(Reading.known(new ImageScan(Status.SCANNED, 2, 3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"imageScanStatus\":{\"status\":\"COMPLETE\"}",
        "\"imageScanStatus\":{\"status\":\"ACTIVE\"},\"imageScanFindingsSummary\":{}"
      })
  void asksForTheCountsThatTheListDoesNotHave(String fields) {
    listed(fields);
    findings(
        """
        {"imageScanStatus":{"status":"ACTIVE"},"imageScanFindings":{"enhancedFindings":[],\
        "findingSeverityCounts":{"CRITICAL":4,"HIGH":5}}}\
        """);

    assertThat(scan()).isEqualTo(Reading.known(new ImageScan(Status.SCANNED, 4, 5)));
  }

  @Test
  void takesAMissingScanForOneThatNeverWas() {
    stubbed.aws.on(FINDINGS).answer(Fault.error(400, "ScanNotFoundException"));

    assertThat(scan()).isEqualTo(Reading.known(ImageScan.NONE));
  }

  @Test
  void asksForNoScanWhereThereIsNoImage() {
    stubbed.aws.on("ecr:DescribeImages").answer(Reply.json("{\"imageDetails\":[]}"));

    assertThat(scan()).isEqualTo(Reading.known(ImageScan.NONE));
    assertThat(stubbed.aws.calls(FINDINGS)).isZero();
  }

  @Test
  void knowsNoScanWhereTheImagesAreDenied() {
    stubbed.aws.on("ecr:DescribeImages").where(REPOSITORY).answer(Fault.denied());

    assertThat(((Unreadable<?>) scan()).action()).isEqualTo("ecr:DescribeImages");
    assertThat(stubbed.read().gaps()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"imageScanStatus\":{}}",
        "{\"imageScanStatus\":{\"status\":\"DREAMING\"}}",
        "{\"imageScanStatus\":{\"status\":\"COMPLETE\"}}",
        "{\"imageScanStatus\":{\"status\":\"COMPLETE\"},\"imageScanFindings\":{}}"
      })
  void doesNotTakeHalfAnAnswerForNoVulnerabilities(String answer) {
    findings(answer);

    assertThat(scan().findGap().orElseThrow().cause()).isEqualTo(Cause.MALFORMED);
  }

  @Test
  void doesNotGuessAnUnknownStateInTheList() {
    listed("\"imageScanStatus\":{\"status\":\"DREAMING\"}");

    assertThat(scan())
        .isEqualTo(
            Reading.unreadable(
                "ecr:DescribeImages", Cause.MALFORMED, "imageScanStatus is DREAMING"));
    assertThat(stubbed.readRepository(REPOSITORY).images().find()).isPresent();
  }

  private Reading<ImageScan> scan() {
    return stubbed.readRepository(REPOSITORY).latestScan();
  }

  private void listed(String fields) {
    stubbed
        .aws
        .on("ecr:DescribeImages")
        .where(REPOSITORY)
        .answer(
            Reply.json(
                """
                {"imageDetails":[{"imageDigest":"sha256:0","imageTags":["v1"],\
                "imagePushedAt":1793500000,%s}]}\
                """
                    .formatted(fields)));
  }

  private void findings(String answer) {
    stubbed.aws.on(FINDINGS).where(REPOSITORY).answer(Reply.json(answer));
  }
}
