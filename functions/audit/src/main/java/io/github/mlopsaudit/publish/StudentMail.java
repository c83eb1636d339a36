package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.report.Digest;
import io.github.mlopsaudit.report.StudentDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells each student of the roster what concerns this student alone, through the same SNS topic:
/// one message a student and run, which the student's subscription picks by the message attribute
/// `student`. Without such subscriptions nobody hears it.
public final class StudentMail {

  private final Topic topic;

  public StudentMail(SnsClient client, String topicArn, Outbox outbox) {
    this.topic = new Topic(client, topicArn, outbox);
  }

  /// Sends each student's digest, once; nothing to a student for whom there is nothing to say. One
  /// that the topic does not take keeps back no other.
  ///
  /// @throws DeliveryException if the topic did not take a message; a repeat of the run sends it
  public Delivery tell(Report report) {
    List<Delivery> deliveries = new ArrayList<>();
    List<DeliveryException> refused = new ArrayList<>();
    for (Student student : report.students()) {
      if (StudentDigest.isDue(report, student)) {
        try {
          deliveries.add(tell(report, student));
        } catch (DeliveryException e) {
          refused.add(e);
        }
      }
    }
    if (!refused.isEmpty()) {
      throw new DeliveryException(
          "Messages to students that were not sent: %d. The first: %s"
              .formatted(refused.size(), refused.getFirst().getMessage()),
          refused.getFirst());
    }
    if (deliveries.isEmpty()) {
      return Delivery.SKIPPED;
    }
    return deliveries.contains(Delivery.DONE) ? Delivery.DONE : Delivery.REPEATED;
  }

  private Delivery tell(Report report, Student student) {
    Digest digest = StudentDigest.of(report, student);
    return topic.tell(
        report.run(),
        "student-" + student.number(),
        PublishRequest.builder()
            .subject(digest.subject())
            .message(digest.body())
            .messageAttributes(
                Topic.attributes(
                    Map.of(
                        "audience", "student",
                        "class", report.course().name(),
                        "student", student.number(),
                        "maxSeverity", StudentDigest.maxSeverity(report, student))))
            .build());
  }
}
