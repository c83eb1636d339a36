package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.ImageScan.Status;
import java.util.Map;
import software.amazon.awssdk.services.ecr.model.ImageScanStatus;

/// How far the scan of an image got, in our words.
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html
record ScanState(Status status) {

  static ScanState of(ImageScanStatus answer) {
    String text = promised(answer.statusAsString(), "imageScanStatus.status");
    return new ScanState(
        switch (text) {
          case "COMPLETE", "ACTIVE" -> Status.SCANNED;
          case "IN_PROGRESS", "PENDING" -> Status.PENDING;
          case "UNSUPPORTED_IMAGE" -> Status.UNSUPPORTED;
          case "FAILED",
              "SCAN_ELIGIBILITY_EXPIRED",
              "FINDINGS_UNAVAILABLE",
              "LIMIT_EXCEEDED",
              "IMAGE_ARCHIVED" ->
              Status.FAILED;
          default -> throw new MalformedAnswerException("imageScanStatus is " + text);
        });
  }

  boolean needsCounts() {
    return status == Status.SCANNED;
  }

  ImageScan alone() {
    return new ImageScan(status, 0, 0);
  }

  /// With how many findings there are of each severity; none of one is left out.
  ImageScan with(Map<String, Integer> counts) {
    return new ImageScan(
        status, counts.getOrDefault("CRITICAL", 0), counts.getOrDefault("HIGH", 0));
  }
}
