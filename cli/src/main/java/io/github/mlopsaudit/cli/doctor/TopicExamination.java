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

/// A topic: there, with the stack's key, heard by somebody, and taking messages.
record TopicExamination(Patient patient, SnsClient sns, String arn) {

  private static final String AREA = "topic";

  /// AWS's own key, whose policy lets no alarm in and cannot be changed.
  /// https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
  private static final String OF_AWS = "alias/aws/sns";

  /// By which the e-mail subscription of the template filters.
  private static final MessageAttributeValue OPS =
      MessageAttributeValue.builder().dataType("String").stringValue("ops").build();

  /// The topic of the findings, and every other of the stack. `send` publishes a test message to
  /// each.
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
        .forEach(each -> findings.addAll(each.examine(send)));
    return findings;
  }

  private String subject() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private List<Finding> examine(boolean send) {
    List<Finding> findings = new ArrayList<>();
    try {
      Map<String, String> attributes = sns.getTopicAttributes(r -> r.topicArn(arn)).attributes();
      findings.add(key(attributes.getOrDefault("KmsMasterKeyId", "")));
    } catch (NotFoundException e) {
      return List.of(
          Finding.fault(
              AREA,
              subject(),
              "there is no such topic",
              "Are AWS_REGION and AUDIT_TOPIC_ARN right, the output FindingsTopicArn? If so: "
                  + Finding.PUT_BACK));
    } catch (SdkException e) {
      findings.add(Finding.couldNotAsk(AREA, subject(), "sns:GetTopicAttributes", e));
    }
    findings.addAll(new SubscriptionsExamination(patient, sns, arn).examine());
    findings.add(publish(send));
    return findings;
  }

  /// `key` is an id, an ARN or an alias; empty where there is none, and then nobody needs it.
  private Finding key(String key) {
    if (patient.stack().isEmpty()) {
      return Finding.ok(AREA, subject(), key.isEmpty() ? "not encrypted" : "encrypted with " + key);
    }
    if (key.isEmpty()) {
      return Finding.warning(
          AREA, subject(), "not encrypted: the stack's key was taken off", Finding.PUT_BACK);
    }
    if (patient.isOfStack(key)) {
      return Finding.ok(AREA, subject(), "encrypted with the stack's key");
    }
    boolean alarms = patient.isForAlarms(arn);
    return alarms && key.endsWith(OF_AWS)
        ? Finding.fault(
            AREA,
            subject(),
            "encrypted with %s, which CloudWatch may not use: no alarm is told".formatted(key),
            Finding.PUT_BACK)
        : Finding.warning(
            AREA,
            subject(),
            "encrypted with %s and not with the stack's key: nothing is told unless it lets %s use it"
                .formatted(key, alarms ? "CloudWatch" : "the function"),
            Finding.PUT_BACK);
  }

  private Finding publish(boolean send) {
    String action = "sns:Publish to " + subject();
    if (!send) {
      return Finding.notAsked(AREA, action, "give --send to publish a test message");
    }
    try {
      sns.publish(r ->
          r.topicArn(arn)
              .messageAttributes(Map.of("audience", OPS))
              .subject("[AUDIT] test message of ./audit doctor")
              .message(
                  "Somebody tried whether this topic reaches you. It does. There is nothing to do.\n이 주제의 알림이 도착하는지 확인하는 시험 메시지입니다. 조치할 일은 없습니다."));
      return Finding.ok(AREA, action, "a test message was published");
    } catch (SdkException e) {
      return Finding.refused(patient, AREA, action, e);
    }
  }
}
