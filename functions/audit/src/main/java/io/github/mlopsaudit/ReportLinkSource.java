package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.publish.ReportLink;
import io.github.mlopsaudit.publish.ReportLinks;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// Answers the event that asks for a link to the latest report. The log says that a link was given,
/// never which: it opens the report to whoever reads it.
final class ReportLinkSource {

  private static final Logger LOG = LoggerFactory.getLogger(ReportLinkSource.class);

  private final Configuration configuration;
  private final AwsClients clients;

  ReportLinkSource(Configuration configuration, AwsClients clients) {
    this.configuration = configuration;
    this.clients = clients;
  }

  /// The function's answer: `url`, `expiresAt` (UTC) and `key`.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if there is no report to be had
  Map<String, Object> latest(Course course) {
    String bucket =
        configuration
            .reportBucket()
            .orElseThrow(() ->
                new ConfigurationException(
                    "AUDIT_REPORT_BUCKET is not set, so no report is kept that a link could lead to."));
    ReportLink link =
        new ReportLinks(clients.s3Reports(), clients::s3Presigner, bucket).latest(course.name());
    LOG.info(
        "report link made",
        StructuredArguments.entry("key", link.key()),
        StructuredArguments.entry("expiresAt", link.expiresAt().toString()));
    return Map.of(
        "url", link.url().toString(),
        "expiresAt", link.expiresAt().toString(),
        "key", link.key());
  }
}
