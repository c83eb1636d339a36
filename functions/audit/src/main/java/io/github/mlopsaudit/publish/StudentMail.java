package io.github.mlopsaudit.publish;

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
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// Tells each student of the roster what concerns this student alone, through the same SNS topic:
/// one message a student and run, which the student's subscription picks by the message attribute
/// `student`. Without such subscriptions nobody hears it.
public final class StudentMail {

  private static final Logger LOG = LoggerFactory.getLogger(StudentMail.class);

  /// Each takes three calls, and a run keeps 20 ms a student for all that comes after the reading.
  private static final int AT_ONCE = 8;

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_PER_STUDENT = Duration.ofMillis(10);

  private final Topic topic;

  public StudentMail(SnsClient client, String topicArn, Outbox outbox) {
    this.topic = new Topic(client, topicArn, outbox);
  }

  /// Sends each student's digest, once; nothing to a student for whom there is nothing to say,
  /// unless earlier messages did not reach the student: those are `owed` one, of all services. What
  /// goes wrong with one message keeps back no other. Where the topic does not answer, or all takes
  /// too long, the rest is not tried: the run must end.
  ///
  /// @param told whether the run's news is known already, so that only those owed get a message
  /// @param hold what is done before each message; if it throws, the message is not sent
  public Mailed tell(Report report, boolean told, Set<String> owed, Runnable hold) {
    Round round =
        new Round(report, told, report.run().selection().isOfAllServices() ? owed : Set.of(), hold);
    List<Sent> sent =
        report.students().stream()
            .gather(Gatherers.mapConcurrent(AT_ONCE, round::send))
            .filter(each -> each.delivery() != Delivery.SKIPPED)
            .toList();
    return new Mailed(delivery(sent), stillOwed(sent, owed, round.owed), failure(sent));
  }

  /// What became of one student's message.
  private record Sent(String student, Delivery delivery, Optional<DeliveryException> failure) {

    private static Sent not(Student student, DeliveryException failure) {
      return new Sent(student.number(), Delivery.FAILED, Optional.of(failure));
    }
  }

  /// The messages of one run, until the topic does not answer or time is over.
  private final class Round {

    private final Report report;
    private final boolean told;
    private final Set<String> owed;
    private final Runnable hold;
    private final long end;
    private volatile boolean lost;

    private Round(Report report, boolean told, Set<String> owed, Runnable hold) {
      this.report = report;
      this.told = told;
      this.owed = owed;
      this.hold = hold;
      this.end =
          System.nanoTime()
              + LONGEST.toNanos()
              + LONGEST_PER_STUDENT.multipliedBy(report.students().size()).toNanos();
    }

    private Sent send(Student student) {
      try {
        if (!isDue(student)) {
          return new Sent(student.number(), Delivery.SKIPPED, Optional.empty());
        }
        if (lost || System.nanoTime() - end >= 0) {
          return Sent.not(student, new DeliveryException("There was no more time."));
        }
        hold.run();
        return new Sent(student.number(), tell(report, student), Optional.empty());
      } catch (DeliveryException e) {
        if (e.getCause() instanceof SdkClientException) {
          lost = true;
        }
        return Sent.not(student, e);
      } catch (RuntimeException e) {
        LOG.error("a fault of the audit itself", e);
        return Sent.not(student, new DeliveryException("A fault of the audit itself: " + e, e));
      }
    }

    private boolean isDue(Student student) {
      return owed.contains(student.number()) || (!told && StudentDigest.isDue(report, student));
    }
  }

  private static Delivery delivery(List<Sent> sent) {
    return Stream.of(Delivery.FAILED, Delivery.DONE, Delivery.REPEATED)
        .filter(delivery -> sent.stream().anyMatch(each -> each.delivery() == delivery))
        .findFirst()
        .orElse(Delivery.SKIPPED);
  }

  /// Those owed before whom no message for it reached now, and those whom none reached now.
  private static Set<String> stillOwed(List<Sent> sent, Set<String> before, Set<String> due) {
    Set<String> still = new TreeSet<>(before);
    sent.forEach(each -> {
      if (each.delivery() == Delivery.FAILED) {
        still.add(each.student());
      } else if (due.contains(each.student())) {
        still.remove(each.student());
      }
    });
    return still;
  }

  private static Optional<DeliveryException> failure(List<Sent> sent) {
    List<DeliveryException> failures =
        sent.stream().flatMap(each -> each.failure().stream()).toList();
    return failures.stream()
        .findFirst()
        .map(first ->
            new DeliveryException(
                "Messages to students that were not sent: %d. The first: %s"
                    .formatted(failures.size(), first.getMessage()),
                first));
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
