package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.DeliveryException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a refusal of the report bucket means, in a sentence that says what to do.
final class ReportFailure {

  private static final int DENIED = 403;
  private static final int ELSEWHERE = 301;

  private ReportFailure() {}

  /// `work` is what was tried ("Writing reports to"), `actions` what the role needs for it.
  static DeliveryException of(String work, String actions, String bucket, SdkException e) {
    if (e instanceof NoSuchBucketException) {
      return new DeliveryException(
          "There is no bucket %s for reports. Deploy the stack, or set AUDIT_REPORT_BUCKET to the bucket that it made."
              .formatted(bucket),
          e);
    }
    return switch (e instanceof S3Exception answer ? answer.statusCode() : 0) {
      case DENIED ->
          new DeliveryException(
              "%s the bucket %s is denied. Allow the role %s on its reports/* and s3:ListBucket on it, and take a bucket of the account of the class."
                  .formatted(work, bucket, actions),
              e);
      case ELSEWHERE ->
          new DeliveryException(
              "The bucket %s for reports is in another region than the audit. Set AUDIT_REPORT_BUCKET to one in the region of AWS_REGION."
                  .formatted(bucket),
              e);
      default ->
          new DeliveryException(
              "%s the bucket %s failed: %s".formatted(work, bucket, e.getMessage()), e);
    };
  }
}
