package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.report.ChatNotification;
import io.github.mlopsaudit.report.Digest;
import io.github.mlopsaudit.report.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells the instructors through an SNS topic, in one message a run: as text by e-mail, as a
/// notification for chat over HTTPS (Amazon Q Developer) and to Lambda (the Slack notifier).
/// Subscriptions may filter by the message attributes `audience`, `class` and `maxSeverity`.
public final class SnsPublisher {

  private static final String AUDIENCE = "instructor";

  private final Topic topic;

  public SnsPublisher(SnsClient client, String topicArn, Outbox outbox) {
    this.topic = new Topic(client, topicArn, outbox);
  }

  /// Sends the digest of the run, once; nothing where there is nothing to say. `link` leads to the
  /// report, if it was put away.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the topic does not take it
  public Delivery tell(Report report, Optional<URI> link) {
    if (!Digest.isDue(report)) {
      return Delivery.SKIPPED;
    }
    // Where the table could not be used at first, a repeat of the run still tells what changed.
    String audience = report.changes().compared() ? AUDIENCE : AUDIENCE + "-uncompared";
    return topic.tell(report.run(), audience, message(report, link));
  }

  private static PublishRequest message(Report report, Optional<URI> link) {
    Digest digest = Digest.of(report, link);
    String notification = ChatNotification.of(report, link).json();
    return PublishRequest.builder()
        .subject(digest.subject())
        .messageStructure("json")
        .message(
            Json.text(
                Map.of("default", digest.body(), "https", notification, "lambda", notification)))
        .messageAttributes(
            Topic.attributes(
                Map.of(
                    "audience", AUDIENCE,
                    "class", report.course().name(),
                    "maxSeverity", ChatNotification.maxSeverity(report))))
        .build();
  }
}
