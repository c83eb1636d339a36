package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.ledger.Outbox;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// The SNS topic that people are told through, each audience once a run.
final class Topic {

  private static final String CHANNEL = "sns";

  private final SnsClient client;
  private final String arn;
  private final Outbox outbox;

  Topic(SnsClient client, String arn, Outbox outbox) {
    this.client = client;
    this.arn = arn;
    this.outbox = outbox;
  }

  /// The audience of what a report says. Where the table could not be used at first, a repeat of
  /// the run still tells what changed.
  static String audience(String name, Report report) {
    return report.changes().compared() ? name : name + "-uncompared";
  }

  /// Publishes the message to this topic, unless an earlier delivery of the run has told the
  /// audience.
  ///
  /// @throws DeliveryException if the topic does not take it
  Delivery tell(Run run, String audience, PublishRequest message) {
    PublishRequest addressed = message.toBuilder().topicArn(arn).build();
    try {
      // The outbox has to see the SDK's own exceptions: by them it knows what certainly was not
      // sent.
      return outbox.once(run, audience, CHANNEL, () -> publish(addressed));
    } catch (NotFoundException e) {
      throw new DeliveryException(
          "There is no SNS topic %s. Deploy the stack, or set AUDIT_TOPIC_ARN to the topic that it made; a topic's region and account must be right too."
              .formatted(arn),
          e);
    } catch (AuthorizationErrorException e) {
      throw new DeliveryException(
          "Sending to the SNS topic %s is denied. Allow the role sns:Publish on it and, if the topic is encrypted, kms:GenerateDataKey and kms:Decrypt on its key."
              .formatted(arn),
          e);
    } catch (SdkException e) {
      throw new DeliveryException(
          "The SNS topic %s could not be told: %s".formatted(arn, e.getMessage()), e);
    }
  }

  /// SNS names each message that it took. An answer that names none came from elsewhere, and nobody
  /// knows whether the message went out.
  private void publish(PublishRequest message) {
    if (client.publish(message).messageId() == null) {
      throw SdkClientException.create("the answer to Publish names no message");
    }
  }

  /// Message attributes of type String, by which subscriptions filter.
  static Map<String, MessageAttributeValue> attributes(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                entry ->
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(entry.getValue())
                        .build()));
  }
}
