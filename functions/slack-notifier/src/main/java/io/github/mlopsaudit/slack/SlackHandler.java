package io.github.mlopsaudit.slack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.net.http.HttpClient;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;

/// The Lambda function: an SNS event in, one Slack message for each of its messages out. If one
/// cannot be delivered the invocation fails, so that Lambda tries again and at last puts the event
/// into the dead-letter queue.
///
/// | variable | meaning |
/// | --- | --- |
/// | `SLACK_WEBHOOK_PARAMETER` | name of the SSM SecureString that holds the webhook's URL |
/// | `AUDIT_LANGUAGE` | `ko` or `en`, for the few words that the notifier adds |
public final class SlackHandler implements RequestHandler<SNSEvent, Map<String, Integer>> {

  private final Notifier notifier;

  public SlackHandler() {
    this(System.getenv(), SSMProvider.create(), Webhook.client().build(), Thread::sleep);
  }

  SlackHandler(
      Map<String, String> environment, SSMProvider parameters, HttpClient client, Pause pause) {
    String parameter = environment.getOrDefault("SLACK_WEBHOOK_PARAMETER", "").strip();
    if (parameter.isEmpty()) {
      throw new NotifierException(
          "SLACK_WEBHOOK_PARAMETER is not set; give the template's parameter SlackWebhookParameter the name of the SSM parameter that holds the webhook's URL");
    }
    this.notifier =
        new Notifier(
            new WebhookSource(parameters, parameter),
            new Webhook(client, pause),
            Words.in(environment.getOrDefault("AUDIT_LANGUAGE", "ko").strip()));
  }

  @Override
  public Map<String, Integer> handleRequest(SNSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> notifier.tell(event, context));
  }
}
