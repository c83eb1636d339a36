package io.github.mlopsaudit.slack;

import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNS;

/// What Slack would be sent for a message of the topic, for people who want to see it beforehand.
public final class SlackPreview {

  private SlackPreview() {}

  /// The webhook's JSON. `language` is `ko` or `en`, for the few words that the notifier adds.
  public static String json(String message, String language) {
    return Layout.of(Notice.of(new SNS().withMessage(message)), Words.in(language)).json();
  }
}
