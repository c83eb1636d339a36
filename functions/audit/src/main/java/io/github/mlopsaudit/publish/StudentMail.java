package io.github.mlopsaudit.publish;

import static java.util.stream.Collectors.toSet;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.report.Digest;
import io.github.mlopsaudit.report.StudentDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells each student of the roster what concerns this student alone, through the same SNS topic:
/// one message a student and run, which the student's subscription picks by the message attribute
/// `student`. Without such subscriptions nobody hears it.
public final class StudentMail {

  /// Each takes three calls, and a run keeps 20 ms a student for all that comes after the reading.
  private static final int AT_ONCE = 8;

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_PER_STUDENT = Duration.ofMillis(10);

  private final Topic topic;

  public StudentMail(SnsClient client, String topicArn, Outbox outbox) {
    this.topic = new Topic(client, topicArn, outbox);
  }

  /// Sends each student's digest, once; nothing to a student for whom there is nothing to say,
  /// unless earlier messages did not reach the student: those are `owed` one. A message that the
  /// topic refuses keeps back no other. Where the topic does not answer, or all takes too long, the
  /// rest is not tried: the run must end.
  ///
  /// @param told whether the run's news is known already, so that only those owed get a message
  public Mailed tell(Report report, boolean told, Set<String> owed) {
    List<Student> due =
        report.students().stream()
            .filter(student ->
                owed.contains(student.number()) || (!told && StudentDigest.isDue(report, student)))
            .toList();
    Patience patience = new Patience(System.nanoTime() + longest(due).toNanos());
    return mailed(
        due.stream()
            .gather(Gatherers.mapConcurrent(AT_ONCE, student -> send(report, student, patience)))
            .toList());
  }

  private static Duration longest(List<Student> due) {
    return LONGEST.plus(LONGEST_PER_STUDENT.multipliedBy(due.size()));
  }

  /// How long messages are tried: to the end, or until the topic does not answer.
  private static final class Patience {

    private final long end;
    private volatile boolean lost;

    private Patience(long end) {
      this.end = end;
    }

    private void lose() {
      lost = true;
    }

    private boolean isOver() {
      return lost || System.nanoTime() - end >= 0;
    }
  }

  private record Sent(Student student, Delivery delivery, Optional<DeliveryException> failure) {

    private static Sent not(Student student, DeliveryException failure) {
      return new Sent(student, Delivery.FAILED, Optional.of(failure));
    }
  }

  private Sent send(Report report, Student student, Patience patience) {
    if (patience.isOver()) {
      return Sent.not(student, new DeliveryException("There was no more time."));
    }
    try {
      return new Sent(student, tell(report, student), Optional.empty());
    } catch (DeliveryException e) {
      if (e.getCause() instanceof SdkClientException) {
        patience.lose();
      }
      return Sent.not(student, e);
    }
  }

  private static Mailed mailed(List<Sent> all) {
    List<Sent> failed = all.stream().filter(sent -> sent.delivery() == Delivery.FAILED).toList();
    if (!failed.isEmpty()) {
      DeliveryException first = failed.getFirst().failure().orElseThrow();
      return new Mailed(
          Delivery.FAILED,
          failed.stream().map(sent -> sent.student().number()).collect(toSet()),
          Optional.of(
              new DeliveryException(
                  "Messages to students that were not sent: %d. The first: %s"
                      .formatted(failed.size(), first.getMessage()),
                  first)));
    }
    if (all.isEmpty()) {
      return Mailed.NONE;
    }
    boolean any = all.stream().anyMatch(sent -> sent.delivery() == Delivery.DONE);
    return new Mailed(any ? Delivery.DONE : Delivery.REPEATED, Set.of(), Optional.empty());
  }

  private Delivery tell(Report report, Student student) {
    Digest digest = StudentDigest.of(report, student);
    return topic.tell(
        report.run(),
        Topic.audience("student-" + student.number(), report),
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
