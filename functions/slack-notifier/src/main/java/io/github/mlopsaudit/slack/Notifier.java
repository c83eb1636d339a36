package io.github.mlopsaudit.slack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNS;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNSRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// Takes each message of an event to Slack, but for those to students. One that fails does not keep
/// back the others.
final class Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  private final WebhookSource source;
  private final Webhook webhook;
  private final Words words;
  private final RecentMessages delivered = new RecentMessages();

  Notifier(WebhookSource source, Webhook webhook, Words words) {
    this.source = source;
    this.webhook = webhook;
    this.words = words;
  }

  /// How many messages were sent and how many were not meant to be.
  ///
  /// @throws NotifierException if any could not be delivered
  Map<String, Integer> tell(SNSEvent event, Context context) {
    List<SNS> messages = messages(event);
    List<SNS> due = messages.stream().filter(this::isDue).toList();
    if (!due.isEmpty()) {
      deliver(due, context);
    }
    return Map.of("sent", due.size(), "skipped", messages.size() - due.size());
  }

  private static List<SNS> messages(SNSEvent event) {
    List<SNSRecord> records = Objects.requireNonNullElse(event.getRecords(), List.of());
    if (records.isEmpty() || records.stream().anyMatch(record -> record.getSNS() == null)) {
      throw new NotifierException(
          "This is no event of SNS: it has no Records, or one without Sns. events/slack-notifier.json is one");
    }
    return records.stream().map(SNSRecord::getSNS).toList();
  }

  /// Not what goes to a student alone, and not what this instance delivered before another message
  /// of the event failed. SNS itself could keep students' messages away, but a filter that also
  /// lets messages without any attribute through, as those of alarms, does not exist.
  /// https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html
  private boolean isDue(SNS message) {
    return !audience(message).equals("student") && !delivered.contains(message.getMessageId());
  }

  private static String audience(SNS message) {
    Map<String, MessageAttribute> attributes =
        Objects.requireNonNullElse(message.getMessageAttributes(), Map.of());
    MessageAttribute audience = attributes.get("audience");
    return audience == null ? "" : Objects.requireNonNullElse(audience.getValue(), "");
  }

  private void deliver(List<SNS> messages, Context context) {
    WebhookUrl url = source.read();
    List<String> failures = new ArrayList<>();
    for (SNS message : messages) {
      Notice notice = Notice.of(message);
      try {
        webhook.post(
            url,
            Layout.of(notice, words).json(),
            () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        delivered.add(message.getMessageId());
        LOG.info(
            "told Slack",
            StructuredArguments.entry("messageId", message.getMessageId()),
            StructuredArguments.entry("notice", notice.getClass().getSimpleName()));
      } catch (NotifierException e) {
        failures.add("Message " + message.getMessageId() + ": " + e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new NotifierException(String.join("\n", failures));
    }
  }
}
