package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.publish.ReportProbe;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// The bucket that reports are kept in, each action of the report store tried.
final class ReportsExamination {

  private static final String AREA = "reports";
  private static final int ELSEWHERE = 301;
  private static final int MISSING = 404;

  private ReportsExamination() {}

  static List<Finding> examine(Patient patient) {
    return patient
        .configuration()
        .reportBucket()
        .map(bucket -> examine(patient, bucket))
        .orElseGet(() ->
            List.of(
                Finding.warning(
                    AREA,
                    "AUDIT_REPORT_BUCKET",
                    "no bucket is configured, so no report is kept",
                    "Name the stack with --stack, or set AUDIT_REPORT_BUCKET to its output ReportBucketName.")));
  }

  private static List<Finding> examine(Patient patient, String bucket) {
    return new ReportProbe(patient.clients().s3Reports(), bucket, patient.account())
        .tryEach().entrySet().stream()
            .map(tried ->
                tried
                    .getValue()
                    .map(e -> finding(patient, tried.getKey(), bucket, e))
                    .orElseGet(() ->
                        Finding.ok(AREA, tried.getKey(), bucket + ", tried, nothing was written")))
            .toList();
  }

  private static Finding finding(Patient patient, String action, String bucket, SdkException e) {
    return switch (e instanceof AwsServiceException answer ? answer.statusCode() : 0) {
      case MISSING ->
          Finding.fault(
              AREA,
              action,
              "there is no bucket " + bucket,
              "Is AUDIT_REPORT_BUCKET right, the output ReportBucketName? If so: "
                  + Finding.PUT_BACK);
      case ELSEWHERE ->
          Finding.fault(
              AREA,
              action,
              bucket + " is in another region",
              "Set AWS_REGION to the region of the stack, or AUDIT_REPORT_BUCKET to a bucket there.");
      default -> Finding.refused(patient, AREA, action, e);
    };
  }
}
