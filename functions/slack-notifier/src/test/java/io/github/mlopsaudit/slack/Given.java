package io.github.mlopsaudit.slack;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNS;
import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNSRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Events as SNS sends them.
final class Given {

  private Given() {}

  /// A file of `events/`, read as Lambda reads it.
  static SNSEvent event(String file) throws IOException {
    String json = Files.readString(ProjectFolder.find().path().resolve("events").resolve(file));
    return LambdaEventSerializers.serializerFor(SNSEvent.class, Given.class.getClassLoader())
        .fromJson(json);
  }

  static SNSEvent event(SNS... messages) {
    return new SNSEvent()
        .withRecords(Stream.of(messages).map(message -> new SNSRecord().withSns(message)).toList());
  }

  static SNS message(String id, String subject, String text) {
    return new SNS()
        .withMessageId(id)
        .withSubject(subject)
        .withMessage(text)
        .withTopicArn("arn:aws:sns:ap-northeast-2:123456789012:findings");
  }

  static SNS toStudents(SNS message) {
    return message.withMessageAttributes(
        Map.of("audience", new MessageAttribute().withType("String").withValue("student")));
  }

  /// The notification that the audit publishes.
  static String digest(String title, String description, List<String> steps) {
    ObjectNode notification = JsonNodeFactory.instance.objectNode();
    notification.put("version", "1.0").put("source", "custom").put("id", "run-1");
    ObjectNode content = notification.putObject("content").put("textType", "client-markdown");
    content.put("title", title).put("description", description);
    steps.forEach(content.withArray("nextSteps")::add);
    ObjectNode metadata = notification.putObject("metadata").put("threadId", "audit-" + title);
    metadata.put("summary", title).put("eventType", "AuditDigest");
    metadata
        .putObject("additionalContext")
        .put("runId", "run-1")
        .put("class", title)
        .put("account", "123456789012")
        .put("maxSeverity", "critical");
    metadata.put("enableCustomActions", false);
    return notification.toString();
  }

  static String alarm(String name, String state, String reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AlarmName", name)
        .put("AlarmDescription", reason)
        .put("NewStateValue", state)
        .put("NewStateReason", reason)
        .toString();
  }
}
