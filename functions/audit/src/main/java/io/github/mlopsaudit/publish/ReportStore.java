package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.ReportLocation;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.report.file.ReportFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Puts reports into their bucket: encrypted, and not to be kept by any cache on the way to the
/// reader.
public final class ReportStore {

  private static final List<ReportFormat> OTHERS =
      List.of(ReportFormat.CSV, ReportFormat.JSON, ReportFormat.OCSF);
  private static final String CACHE_CONTROL = "private, no-store";
  private static final String SEQUENCE = "run-sequence";

  /// That of a class of ten thousand has 230 MB as JSON: the usual time would not do.
  private static final int SLOWEST_BYTES_A_MILLISECOND = 2_000;

  private final S3Client client;
  private final String region;
  private final String bucket;

  /// `region` is that of the client and the bucket.
  public ReportStore(S3Client client, String region, String bucket) {
    this.client = client;
    this.region = region;
    this.bucket = bucket;
  }

  /// Puts the report of the run there, over what an earlier try left; and as the latest one, if it
  /// is of the whole class and no later run has been there. `table` is what became of the findings
  /// table.
  ///
  /// @throws DeliveryException if the bucket does not take it
  public ReportLocation put(Report report, Delivery table) {
    RunSummary summary =
        RunSummary.of(report, new Published(table, Delivery.PENDING, Delivery.PENDING));
    try {
      try (ReportFile page = ReportFile.of(report, summary, ReportFormat.HTML)) {
        put(report, page, ReportKeys.of(report, ReportFormat.HTML));
        for (ReportFormat format : OTHERS) {
          try (ReportFile file = ReportFile.of(report, summary, format)) {
            put(report, file, ReportKeys.of(report, format));
          }
        }
        if (report.run().selection().isWhole() && isLatest(report)) {
          put(report, page, ReportKeys.latest(report.course().name()));
        }
      }
    } catch (SdkException e) {
      throw ReportFailure.of("Writing reports to", "s3:PutObject and s3:GetObject", bucket, e);
    }
    String html = ReportKeys.of(report, ReportFormat.HTML);
    return new ReportLocation(
        Delivery.DONE, Optional.of(ReportKeys.consoleLink(region, bucket, html)));
  }

  private void put(Report report, ReportFile file, String key) {
    client.putObject(
        put ->
            put.bucket(bucket)
                .key(key)
                .expectedBucketOwner(report.snapshot().account().id())
                .contentType(file.format().contentType())
                .cacheControl(CACHE_CONTROL)
                .serverSideEncryption(ServerSideEncryption.AES256)
                .metadata(Map.of(SEQUENCE, Long.toString(report.run().sequence())))
                .overrideConfiguration(longer(file.bytes() / SLOWEST_BYTES_A_MILLISECOND)),
        RequestBody.fromFile(file.path()));
  }

  /// The client's own patience and so many milliseconds more.
  private AwsRequestOverrideConfiguration longer(long milliseconds) {
    Duration more = Duration.ofMillis(milliseconds);
    ClientOverrideConfiguration usual = client.serviceClientConfiguration().overrideConfiguration();
    AwsRequestOverrideConfiguration.Builder longer = AwsRequestOverrideConfiguration.builder();
    usual.apiCallAttemptTimeout().map(more::plus).ifPresent(longer::apiCallAttemptTimeout);
    usual.apiCallTimeout().map(more::plus).ifPresent(longer::apiCallTimeout);
    return longer.build();
  }

  /// Whether no later run has left its report: one that was due before it may finish after it.
  private boolean isLatest(Report report) {
    try {
      HeadObjectResponse known =
          client.headObject(head ->
              head.bucket(bucket)
                  .key(ReportKeys.latest(report.course().name()))
                  .expectedBucketOwner(report.snapshot().account().id()));
      String sequence = known.metadata().getOrDefault(SEQUENCE, "");
      return !sequence.matches("\\d{1,18}") || Long.parseLong(sequence) <= report.run().sequence();
    } catch (NoSuchKeyException e) {
      return true;
    }
  }
}
