package io.github.mlopsaudit.local;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The queue that hears the topic: what was sent can be read here, once.
public record Inbox(Map<String, String> environment, String queueUrl) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_AT_ONCE = 10;

  /// A message of the topic.
  public record Letter(String subject, String body, Map<String, String> attributes) {

    public Letter {
      attributes = Map.copyOf(attributes);
    }
  }

  public Inbox {
    environment = Map.copyOf(environment);
  }

  /// Makes a queue of this name and lets it hear the topic.
  public static Inbox subscribe(Map<String, String> environment, String topicArn, String name) {
    try (Clients clients = new Clients(environment)) {
      return new Inbox(environment, subscribe(clients, topicArn, name));
    }
  }

  static String subscribe(Clients clients, String topicArn, String name) {
    SqsClient sqs = clients.sqs();
    String url = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    String arn =
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QUEUE_ARN))
            .attributes()
            .getOrDefault(QUEUE_ARN, "");
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
         "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
         "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}\
        """
            .formatted(arn, topicArn);
    sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(POLICY, policy)));
    // Not raw: that would lose the subject.
    clients.sns().subscribe(request -> request.topicArn(topicArn).protocol("sqs").endpoint(arn));
    return url;
  }

  /// Takes all messages out.
  public List<Letter> read() {
    try (Clients clients = new Clients(environment)) {
      SqsClient sqs = clients.sqs();
      List<Letter> letters = new ArrayList<>();
      List<Message> messages = receive(sqs);
      while (!messages.isEmpty()) {
        for (Message message : messages) {
          letters.add(letter(message.body()));
          sqs.deleteMessage(
              request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
        messages = receive(sqs);
      }
      return letters;
    }
  }

  private List<Message> receive(SqsClient sqs) {
    return sqs.receiveMessage(
            request -> request.queueUrl(queueUrl).maxNumberOfMessages(MOST_AT_ONCE))
        .messages();
  }

  private static Letter letter(String envelope) {
    try {
      JsonNode json = JSON.readTree(envelope);
      Map<String, String> attributes = new TreeMap<>();
      json.path("MessageAttributes")
          .properties()
          .forEach(
              entry -> attributes.put(entry.getKey(), entry.getValue().path("Value").asText()));
      return new Letter(json.path("Subject").asText(), json.path("Message").asText(), attributes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a message of a topic: " + envelope, e);
    }
  }
}
