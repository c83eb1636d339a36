package io.github.mlopsaudit.publish;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.SnsClient;

/// How many hear an SNS topic. Each of its mails has a link that ends the subscription, and a mail
/// scanner that follows it does so without a word: then silence says nothing.
/// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
public final class Subscribers {

  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
  private static final String CONFIRMED = "SubscriptionsConfirmed";

  private final SnsClient client;
  private final String topicArn;

  public Subscribers(SnsClient client, String topicArn) {
    this.client = client;
    this.topicArn = topicArn;
  }

  /// The topic's confirmed subscriptions of every protocol, as SNS counts them. Never fails: where
  /// SNS does not say it, it is 0 and the log says why, since not to know is no silence.
  public int confirmed() {
    try {
      Map<String, String> attributes =
          client.getTopicAttributes(request -> request.topicArn(topicArn)).attributes();
      String count = String.valueOf(attributes.get(CONFIRMED));
      return count.matches("[0-9]{1,9}")
          ? Integer.parseInt(count)
          : unknown("SNS says that %s is %s".formatted(CONFIRMED, count));
    } catch (RuntimeException e) {
      return unknown(String.valueOf(e.getMessage()));
    }
  }

  private int unknown(String why) {
    LOG.warn("It is not known who hears the topic {}, so it counts as nobody: {}", topicArn, why);
    return 0;
  }
}
