package io.github.mlopsaudit.cli.doctor;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The SSM parameter with Slack's webhook, of which nothing is ever shown.
final class ParameterExamination {

  private static final String AREA = "webhook";
  private static final String URL = "https://hooks\\.slack\\.com/[^\\s?#]+";

  private ParameterExamination() {}

  static List<Finding> examine(Patient patient) {
    return Optional.ofNullable(patient.environment().get("SLACK_WEBHOOK_PARAMETER"))
        .filter(name -> !name.isBlank())
        .map(name -> List.of(examine(patient, name)))
        .orElseGet(
            () -> List.of(Finding.notAsked(AREA, "SLACK_WEBHOOK_PARAMETER", "no Slack notifier")));
  }

  private static Finding examine(Patient patient, String name) {
    String put =
        "Put the URL there from a file, so that no shell remembers it: aws ssm put-parameter --name %s --type SecureString --overwrite --value file://webhook.txt; then delete the file."
            .formatted(name);
    try {
      Parameter found =
          patient.clients().ssm().getParameter(r -> r.name(name).withDecryption(true)).parameter();
      if (found.type() != ParameterType.SECURE_STRING) {
        return Finding.fault(
            AREA,
            name,
            "it is a %s, which shows the secret to whoever may list parameters"
                .formatted(found.typeAsString()),
            "Delete it, make a new webhook in Slack, and: " + put);
      }
      return found.value().strip().matches(URL)
          ? Finding.ok(AREA, name, "SecureString with a URL of hooks.slack.com")
          : Finding.fault(AREA, name, "it holds no URL of https://hooks.slack.com/", put);
    } catch (ParameterNotFoundException e) {
      return Finding.fault(AREA, name, "there is no such parameter in " + patient.region(), put);
    } catch (SdkException e) {
      return Finding.couldNotAsk(AREA, name, "ssm:GetParameter and kms:Decrypt", e);
    }
  }
}
