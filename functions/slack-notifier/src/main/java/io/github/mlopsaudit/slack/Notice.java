package io.github.mlopsaudit.slack;

import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNS;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Objects;

/// What an SNS message is about. Parts that are missing are empty.
sealed interface Notice permits Notice.Digest, Notice.Alarm, Notice.Text {

  ObjectMapper MAPPER = new ObjectMapper();

  /// The audit's message, in the form that Amazon Q Developer takes.
  /// https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
  record Digest(String subject, JsonNode notification) implements Notice {}

  /// A CloudWatch alarm that changed its state.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
  record Alarm(JsonNode alarm) implements Notice {}

  /// Anything else.
  record Text(String subject, String text) implements Notice {}

  static Notice of(SNS message) {
    String text = Objects.requireNonNullElse(message.getMessage(), "");
    String subject = subject(message);
    JsonNode json = parse(text);
    if (json.path("source").asText().equals("custom")
        && json.path("content").path("description").isTextual()) {
      return new Digest(subject, json);
    }
    return json.path("AlarmName").isTextual() && json.path("NewStateValue").isTextual()
        ? new Alarm(json)
        : new Text(subject, text);
  }

  /// The subject, else the name of the topic.
  private static String subject(SNS message) {
    String subject = Objects.requireNonNullElse(message.getSubject(), "");
    String topic = Objects.requireNonNullElse(message.getTopicArn(), "");
    return subject.isBlank() ? topic.substring(topic.lastIndexOf(':') + 1) : subject;
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
