package io.github.mlopsaudit.slack;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;

/// The SSM SecureString that holds the webhook's URL, read anew by each invocation (Powertools
/// keeps it for 5 seconds), so that a new webhook needs no deploy.
final class WebhookSource {

  private final SSMProvider provider;
  private final String parameter;

  WebhookSource(SSMProvider provider, String parameter) {
    this.provider = provider;
    this.parameter = parameter;
  }

  /// Reads it.
  ///
  /// @throws NotifierException if it cannot be had or is no webhook of Slack's
  WebhookUrl read() {
    return WebhookUrl.of(text());
  }

  private String text() {
    try {
      return provider.withDecryption().get(parameter);
    } catch (ParameterNotFoundException e) {
      throw new NotifierException(
          "There is no SSM parameter %s. Put the webhook's URL there from a file, as docs/slack.md says: aws ssm put-parameter --type SecureString --name %s --value file://webhook.txt"
              .formatted(parameter, parameter));
    } catch (SdkException e) {
      throw new NotifierException(
          "The SSM parameter %s could not be read: %s. The function's role needs ssm:GetParameter on it and, for a key of one's own, kms:Decrypt on that key"
              .formatted(parameter, e.getMessage()));
    }
  }
}
