package io.github.mlopsaudit.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/// A topic, and whether anybody hears it. An e-mail subscription that nobody confirmed gets
/// nothing, and one that a mail scanner ended is simply gone.
/// https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
record TopicExamination(Patient patient, SnsClient sns, String arn) {

  private static final String AREA = "topic";
  private static final String PENDING = "PendingConfirmation";
  private static final String DELETED = "Deleted";

  /// By which the e-mail subscription of the template filters.
  private static final MessageAttributeValue OPS =
      MessageAttributeValue.builder().dataType("String").stringValue("ops").build();

  /// The topic of the findings, and every other of the stack. `send` publishes a test message.
  static List<Finding> examine(Patient patient, boolean send) {
    SnsClient sns = patient.clients().sns();
    Optional<String> topic = patient.configuration().topic();
    List<Finding> findings = new ArrayList<>();
    if (topic.isEmpty()) {
      findings.add(
          Finding.fault(
              AREA,
              "AUDIT_TOPIC_ARN",
              "no topic is configured, so nobody is told",
              "Name the stack with --stack, or set AUDIT_TOPIC_ARN to its output FindingsTopicArn."));
    }
    Stream<String> others =
        patient.stack().stream().flatMap(stack -> stack.ofType("AWS::SNS::Topic").stream());
    Stream.concat(topic.stream(), others)
        .distinct()
        .map(arn -> new TopicExamination(patient, sns, arn))
        .forEach(each -> findings.addAll(each.examine()));
    topic.ifPresent(arn -> findings.add(new TopicExamination(patient, sns, arn).publish(send)));
    return findings;
  }

  private String subject() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    try {
      boolean encrypted =
          sns.getTopicAttributes(r -> r.topicArn(arn)).attributes().containsKey("KmsMasterKeyId");
      findings.add(Finding.ok(AREA, subject(), encrypted ? "encrypted" : "not encrypted"));
    } catch (NotFoundException e) {
      return List.of(
          Finding.fault(
              AREA,
              subject(),
              "there is no such topic",
              "Is AWS_REGION right? Else deploy the stack, or set AUDIT_TOPIC_ARN to its output FindingsTopicArn."));
    } catch (SdkException e) {
      findings.add(Finding.couldNotAsk(AREA, subject(), "sns:GetTopicAttributes", e));
    }
    try {
      findings.addAll(
          subscriptions(
              sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(arn)).subscriptions().stream()
                  .filter(one -> !DELETED.equals(one.subscriptionArn()))
                  .toList()));
    } catch (SdkException e) {
      findings.add(
          Finding.couldNotAsk(
              AREA, "subscriptions of " + subject(), "sns:ListSubscriptionsByTopic", e));
    }
    return findings;
  }

  private List<Finding> subscriptions(List<Subscription> all) {
    String subject = "subscriptions of " + subject();
    List<Finding> findings = new ArrayList<>();
    List<Subscription> pending =
        all.stream().filter(one -> PENDING.equals(one.subscriptionArn())).toList();
    for (Subscription one : pending) {
      findings.add(
          Finding.fault(
              AREA,
              subject,
              "%s has not confirmed (%s)".formatted(one.endpoint(), one.protocol()),
              "Confirm it by the token in AWS's mail, which holds for two days: docs/runbook.md, 'Confirm the mail'. If it is older: aws sns subscribe --topic-arn %s --protocol %s --notification-endpoint %s"
                  .formatted(arn, one.protocol(), one.endpoint())));
    }
    int confirmed = all.size() - pending.size();
    if (confirmed > 0) {
      findings.add(
          Finding.ok(
              AREA,
              subject,
              "%d confirmed: %s"
                  .formatted(
                      confirmed,
                      String.join(
                          ", ",
                          all.stream()
                              .filter(one -> !PENDING.equals(one.subscriptionArn()))
                              .map(Subscription::protocol)
                              .distinct()
                              .sorted()
                              .toList()))));
    } else if (pending.isEmpty()) {
      findings.add(
          Finding.fault(
              AREA,
              subject,
              "nobody has subscribed, so nobody is told",
              "Deploy with NotificationEmail, or: aws sns subscribe --topic-arn %s --protocol email --notification-endpoint you@example.com"
                  .formatted(arn)));
    }
    return findings;
  }

  private Finding publish(boolean send) {
    if (!send) {
      return Finding.notAsked(AREA, "sns:Publish", "give --send to publish a test message");
    }
    try {
      sns.publish(r ->
          r.topicArn(arn)
              .messageAttributes(Map.of("audience", OPS))
              .subject("[AUDIT] test message of ./audit doctor")
              .message(
                  "Somebody tried whether this topic reaches you. It does. There is nothing to do.\n이 주제의 알림이 도착하는지 확인하는 시험 메시지입니다. 조치할 일은 없습니다."));
      return Finding.ok(AREA, "sns:Publish", "a test message was published");
    } catch (SdkException e) {
      return Finding.refused(AREA, "sns:Publish", e);
    }
  }
}
