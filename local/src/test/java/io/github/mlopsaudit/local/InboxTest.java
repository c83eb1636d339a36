package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

final class InboxTest {
  @Test
  void readsWhatTheTopicWasSentOnce() {
    Map<String, String> environment = SharedLocalAws.empty().environment();
    try (Clients clients = new Clients(environment)) {
      Destinations destinations = Destinations.create(clients, "results");
      SnsClient sns = clients.sns();
      sns.publish(request ->
          request
              .topicArn(destinations.topicArn())
              .subject("MLOps storage audit: 2 critical")
              .message("버킷이 열려 있습니다")
              .messageAttributes(
                  Map.of(
                      "audience",
                      MessageAttributeValue.builder()
                          .dataType("String")
                          .stringValue("class")
                          .build())));
      Inbox inbox = new Inbox(environment, destinations.queueUrl());

      assertThat(inbox.read())
          .containsExactly(
              new Inbox.Letter(
                  "MLOps storage audit: 2 critical", "버킷이 열려 있습니다", Map.of("audience", "class")));
      assertThat(inbox.read()).isEmpty();
    }
  }
}
