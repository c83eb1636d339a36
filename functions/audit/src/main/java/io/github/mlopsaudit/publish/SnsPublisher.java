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
  /// @param told whether people know all of it already, from this run or another one
  /// @throws io.github.mlopsaudit.core.DeliveryException if the topic does not take it
  public Delivery tell(Report report, Optional<URI> link, boolean told) {
    if (!Digest.isDue(report)) {
      return Delivery.SKIPPED;
    }
    if (told) {
      return Delivery.REPEATED;
    }
    return topic.tell(report.run(), Topic.audience(AUDIENCE, report), message(report, link));
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
