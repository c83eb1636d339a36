package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.report.Digest;
import java.util.Comparator;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells the instructors through an SNS topic, in one message a run. Subscriptions may filter by
/// the message attributes `audience`, `class` and `maxSeverity`.
public final class SnsPublisher {

  private static final String AUDIENCE = "instructor";

  private final Topic topic;

  public SnsPublisher(SnsClient client, String topicArn, Outbox outbox) {
    this.topic = new Topic(client, topicArn, outbox);
  }

  /// Sends the digest of the run, once; nothing where there is nothing to say.
  ///
  /// @throws DeliveryException if the topic does not take it
  public Delivery tell(Report report) {
    return Digest.isDue(report)
        ? topic.tell(report.run(), AUDIENCE, message(report))
        : Delivery.SKIPPED;
  }

  private static PublishRequest message(Report report) {
    Digest digest = Digest.of(report);
    return PublishRequest.builder()
        .subject(digest.subject())
        .message(digest.body())
        .messageAttributes(
            Topic.attributes(
                Map.of(
                    "audience", AUDIENCE,
                    "class", report.course().name(),
                    "maxSeverity", maxSeverity(report))))
        .build();
  }

  private static String maxSeverity(Report report) {
    return report
        .failures()
        .map(Assessment::severity)
        .max(Comparator.naturalOrder())
        .map(Severity::id)
        .orElse("none");
  }
}
