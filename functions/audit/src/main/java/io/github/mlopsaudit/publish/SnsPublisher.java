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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells the instructors through an SNS topic, in one message a run. Subscriptions may filter by
/// the message attributes `audience`, `class` and `maxSeverity`.
public final class SnsPublisher {

  private static final String AUDIENCE = "instructor";
  private static final String CHANNEL = "sns";

  private final SnsClient client;
  private final String topicArn;
  private final Outbox outbox;

  public SnsPublisher(SnsClient client, String topicArn, Outbox outbox) {
    this.client = client;
    this.topicArn = topicArn;
    this.outbox = outbox;
  }

  /// Sends the digest of the run, once; nothing where there is nothing to say.
  ///
  /// @throws DeliveryException if the topic does not take it
  public Delivery tell(Report report) {
    if (!Digest.isDue(report)) {
      return Delivery.SKIPPED;
    }
    PublishRequest message = message(report);
    try {
      return outbox.once(report.run(), AUDIENCE, CHANNEL, () -> client.publish(message));
    } catch (NotFoundException e) {
      throw new DeliveryException(
          "There is no SNS topic %s. Deploy the stack, or set AUDIT_TOPIC_ARN to the topic that it made; a topic's region and account must be right too."
              .formatted(topicArn),
          e);
    } catch (AuthorizationErrorException e) {
      throw new DeliveryException(
          "Sending to the SNS topic %s is denied. Allow the role sns:Publish on it and, if the topic is encrypted, kms:GenerateDataKey and kms:Decrypt on its key."
              .formatted(topicArn),
          e);
    } catch (SdkException e) {
      throw new DeliveryException(
          "The SNS topic %s could not be told: %s".formatted(topicArn, e.getMessage()), e);
    }
  }

  private PublishRequest message(Report report) {
    Digest digest = Digest.of(report);
    return PublishRequest.builder()
        .topicArn(topicArn)
        .subject(digest.subject())
        .message(digest.body())
        .messageAttributes(
            Map.of(
                "audience", attribute(AUDIENCE),
                "class", attribute(report.course().name()),
                "maxSeverity", attribute(maxSeverity(report))))
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

  private static MessageAttributeValue attribute(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
