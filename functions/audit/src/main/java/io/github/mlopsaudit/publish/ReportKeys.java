package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Partition;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.report.file.FileName;
import io.github.mlopsaudit.report.file.ReportFormat;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/// The names of reports in their bucket: `reports/<class>/<day>/<run id>.<format>`, the same
/// however often the run is tried, and `reports/<class>/latest.html` for the youngest one of the
/// whole class.
final class ReportKeys {

  private ReportKeys() {}

  static String of(Report report, ReportFormat format) {
    Run run = report.run();
    return folder(report.course().name())
        + day(run)
        + "/"
        + FileName.of(run.id())
        + "."
        + format.extension();
  }

  static String latest(String className) {
    return folder(className) + "latest.html";
  }

  private static String folder(String className) {
    return "reports/" + FileName.of(className) + "/";
  }

  /// The day on which the run was due, in the class's time zone.
  private static LocalDate day(Run run) {
    return Instant.ofEpochSecond(run.sequence()).atZone(Snapshot.CLASS_ZONE).toLocalDate();
  }

  /// The page of the object in the AWS console.
  static URI consoleLink(String region, String bucket, String key) {
    return URI.create(
        "https://%s.%s/s3/object/%s?region=%s&prefix=%s"
            .formatted(
                region,
                Partition.of(region).console(),
                bucket,
                region,
                URLEncoder.encode(key, StandardCharsets.UTF_8)));
  }
}
