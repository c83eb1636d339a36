package io.github.mlopsaudit.cli.doctor;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.cli.stack.DeployedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/// Who hears a topic. An e-mail subscription that nobody confirmed gets nothing, and one that a
/// mail scanner ended is simply gone, though others may still be there. One that was confirmed by
/// its link can be ended by whoever follows the link of any later mail.
/// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html
record SubscriptionsExamination(Patient patient, SnsClient sns, String arn) {

  private static final String AREA = "topic";
  private static final String PENDING = "PendingConfirmation";
  private static final String DELETED = "Deleted";
  private static final String EMAIL = "email";
  private static final String OF_WHOM =
      " --attributes '{\"FilterPolicy\":...}' with the filter policy that it had: docs/student-mail.md shows a student's and the instructor's";

  List<Finding> examine() {
    try {
      return examine(
          sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(arn)).subscriptions().stream()
              .filter(one -> !DELETED.equals(one.subscriptionArn()))
              .toList());
    } catch (SdkException e) {
      return List.of(Finding.couldNotAsk(AREA, subject(), "sns:ListSubscriptionsByTopic", e));
    }
  }

  private String subject() {
    return "subscriptions of " + arn.substring(arn.lastIndexOf(':') + 1);
  }

  private List<Finding> examine(List<Subscription> all) {
    List<Subscription> confirmed =
        all.stream().filter(one -> !PENDING.equals(one.subscriptionArn())).toList();
    List<Finding> findings = new ArrayList<>();
    all.stream().filter(one -> !confirmed.contains(one)).map(this::pending).forEach(findings::add);
    Optional<Finding> lost = lost(all);
    lost.ifPresent(findings::add);
    notifier(all).ifPresent(findings::add);
    if (!confirmed.isEmpty()) {
      findings.add(Finding.ok(AREA, subject(), said(confirmed)));
      confirmed.stream()
          .filter(one -> EMAIL.equals(one.protocol()))
          .flatMap(one -> byLink(one).stream())
          .forEach(findings::add);
    } else if (findings.isEmpty()) {
      findings.add(
          Finding.fault(
              AREA,
              subject(),
              "nobody has subscribed, so nobody is told",
              "Deploy with NotificationEmail, or: "
                  + subscribe(EMAIL, "you@example.com")
                  + filter()));
    }
    return findings;
  }

  private static String said(List<Subscription> confirmed) {
    return "%d confirmed: %s"
        .formatted(
            confirmed.size(),
            confirmed.stream()
                .map(Subscription::protocol)
                .distinct()
                .sorted()
                .collect(joining(", ")));
  }

  private Finding pending(Subscription one) {
    return Finding.fault(
        AREA,
        subject(),
        "%s has not confirmed (%s)".formatted(one.endpoint(), one.protocol()),
        "Confirm it by the token in AWS's mail, which holds for two days: docs/runbook.md, 'Confirm the mail'. If it is older: "
            + again(one));
  }

  /// The filter of a subscription can only be read once it is confirmed, and one without any would
  /// hear what is told to each student.
  private String again(Subscription one) {
    boolean known =
        patient.isForAlarms(arn)
            || patient.stack().flatMap(this::address).filter(one.endpoint()::equals).isPresent();
    return subscribe(one.protocol(), one.endpoint()) + (known ? filter() : OF_WHOM);
  }

  private String subscribe(String protocol, String endpoint) {
    return "aws sns subscribe --topic-arn %s --protocol %s --notification-endpoint %s"
        .formatted(arn, protocol, endpoint);
  }

  /// Whom the stack was deployed to tell by this topic, and who is not among the subscribers.
  private Optional<Finding> lost(List<Subscription> all) {
    return patient
        .stack()
        .flatMap(this::address)
        .filter(address -> all.stream().noneMatch(one -> address.equals(one.endpoint())))
        .map(address ->
            Finding.fault(
                AREA,
                subject(),
                address + " is not subscribed any more, so nothing is mailed there",
                subscribe(EMAIL, address)
                    + filter()
                    + "; then confirm by the token: docs/runbook.md, 'Confirm the mail'"));
  }

  /// The stack's own function that takes messages to Slack. Of Amazon Q only Slack shows whether it
  /// hears.
  private Optional<Finding> notifier(List<Subscription> all) {
    return patient
        .stack()
        .flatMap(stack -> stack.output("SlackNotifierFunctionName"))
        .filter(name ->
            all.stream()
                .noneMatch(one -> String.valueOf(one.endpoint()).endsWith(":function:" + name)))
        .map(name ->
            Finding.fault(
                AREA,
                subject(),
                name + " is not subscribed any more, so nothing of it reaches Slack",
                Finding.PUT_BACK));
  }

  private Optional<String> address(DeployedStack stack) {
    Optional<String> instructor = stack.parameter("NotificationEmail");
    if (stack.output("FindingsTopicArn").filter(arn::equals).isPresent()) {
      return instructor;
    }
    return patient.isForAlarms(arn)
        ? stack.parameter("OpsEmail").or(() -> instructor)
        : Optional.empty();
  }

  /// As the template has it: alarms match no filter.
  private String filter() {
    return patient.isForAlarms(arn)
        ? ""
        : " --attributes '{\"FilterPolicy\":\"{\\\"audience\\\":[\\\"instructor\\\",\\\"ops\\\"]}\"}'";
  }

  private Optional<Finding> byLink(Subscription one) {
    try {
      return "false"
              .equals(
                  sns.getSubscriptionAttributes(r -> r.subscriptionArn(one.subscriptionArn()))
                      .attributes()
                      .get("ConfirmationWasAuthenticated"))
          ? Optional.of(
              Finding.warning(
                  AREA,
                  subject(),
                  one.endpoint()
                      + " was confirmed by the link, so a mail scanner may end the subscription",
                  "aws sns unsubscribe --subscription-arn %s; then subscribe it again with the filter policy that it had, of which docs/student-mail.md shows both, and confirm by the token: docs/runbook.md, 'Confirm the mail'"
                      .formatted(one.subscriptionArn())))
          : Optional.empty();
    } catch (SdkException e) {
      return Optional.of(Finding.couldNotAsk(AREA, subject(), "sns:GetSubscriptionAttributes", e));
    }
  }
}
