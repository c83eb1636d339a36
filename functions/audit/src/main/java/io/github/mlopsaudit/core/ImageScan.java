package io.github.mlopsaudit.core;

/// What the scan of an image found: how far it got, and how many critical and high vulnerabilities
/// it lists. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html
public record ImageScan(Status status, int critical, int high) {

  /// Where there is no image, or nobody scanned it.
  public static final ImageScan NONE = new ImageScan(Status.NOT_SCANNED, 0, 0);

  /// AWS's scan states by what they mean here. SCANNED stands for COMPLETE and ACTIVE; FAILED for
  /// each state that ended without findings.
  public enum Status {
    SCANNED,
    NOT_SCANNED,
    PENDING,
    UNSUPPORTED,
    FAILED
  }
}
