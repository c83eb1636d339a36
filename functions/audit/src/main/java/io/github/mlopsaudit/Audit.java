package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.SnapshotReader;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Waivers;
import io.github.mlopsaudit.ledger.Ledger;
import io.github.mlopsaudit.ledger.Ledger.Remembered;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.ledger.TableOutbox;
import io.github.mlopsaudit.ledger.WaiverBook;
import io.github.mlopsaudit.publish.SnsPublisher;
import io.github.mlopsaudit.publish.StudentMail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The audit itself. Readers read, checks judge, the ledger remembers, publishers tell.
public final class Audit {

  private final InstantSource clock;
  private final Predicate<Course> guessesRegion;
  private final SnapshotReader reader;
  private final Optional<Ledger> ledger;
  private final Optional<WaiverBook> waivers;
  private final Outbox outbox;
  private final Optional<SnsPublisher> publisher;
  private final Optional<StudentMail> studentMail;

  private Audit(
      InstantSource clock,
      Predicate<Course> guessesRegion,
      SnapshotReader reader,
      Optional<Ledger> ledger,
      Optional<WaiverBook> waivers,
      Outbox outbox,
      Optional<SnsPublisher> publisher,
      Optional<StudentMail> studentMail) {
    this.clock = clock;
    this.guessesRegion = guessesRegion;
    this.reader = reader;
    this.ledger = ledger;
    this.waivers = waivers;
    this.outbox = outbox;
    this.publisher = publisher;
    this.studentMail = studentMail;
  }

  /// What came of a run. `failures` say in full sentences what could not be written or sent.
  public record Outcome(Report report, RunSummary summary, List<String> failures) {

    public Outcome {
      failures = List.copyOf(failures);
    }
  }

  /// An audit that remembers and tells where the configuration says.
  public static Audit of(Configuration configuration, AwsClients clients, InstantSource clock) {
    Outbox outbox =
        configuration
            .table()
            .<Outbox>map(table -> new TableOutbox(clients.dynamoDb(), table, clock))
            .orElse(Outbox.NONE);
    return new Audit(
        clock,
        configuration::guessesRegion,
        new SnapshotReader(clients, clock),
        configuration.table().map(table -> new Ledger(clients.dynamoDb(), table, clock)),
        configuration.table().map(table -> new WaiverBook(clients.dynamoDb(), table)),
        outbox,
        configuration.topic().map(topic -> new SnsPublisher(clients.sns(), topic, outbox)),
        configuration
            .topic()
            .filter(_ -> configuration.tellsStudents())
            .map(topic -> new StudentMail(clients.sns(), topic, outbox)));
  }

  /// Runs. What is not read at the deadline is told as unreadable.
  ///
  /// @throws io.github.mlopsaudit.aws.NoIdentityException if AWS does not know who asks
  /// @throws io.github.mlopsaudit.course.ConfigurationException if the region is wrong, or there is
  ///   no such student
  public Outcome run(AuditRequest request, Course course, Instant deadline, Progress progress) {
    Snapshot snapshot =
        reader.read(course, request.run().selection(), Checks.reads(course), deadline, progress);
    if (guessesRegion.test(course)) {
      ClassRegion.requirePlausible(snapshot, course);
    }
    KnownStudents.require(snapshot, course);
    List<String> failures = new ArrayList<>();
    Waivers granted = waivers(course, failures);
    Report judged =
        Report.of(
                request.run(),
                clock.instant(),
                course,
                snapshot,
                granted.applyTo(Checks.judge(snapshot, course), snapshot.day()),
                rule -> Checks.classRemedy(rule, snapshot, course))
            .with(granted);

    Remembered remembered =
        request.remember()
            ? remember(judged, failures)
            : new Remembered(Delivery.SKIPPED, compared(judged, failures));
    Report report = judged.with(remembered.changes());
    Delivery topic = request.tell() ? tell(report, failures) : Delivery.SKIPPED;
    if (request.tell() && request.remember()) {
      tellStudents(report, failures);
    }
    return new Outcome(
        report,
        RunSummary.of(report, new Published(remembered.delivery(), Delivery.SKIPPED, topic)),
        failures);
  }

  // One part that fails does not stop the others.

  private Waivers waivers(Course course, List<String> failures) {
    try {
      return waivers.map(book -> book.read(course.name())).orElse(Waivers.NONE);
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
      return Waivers.NONE;
    }
  }

  private Remembered remember(Report report, List<String> failures) {
    try {
      return ledger
          .map(known -> known.remember(report, Checks.ids(report.course())))
          .orElse(new Remembered(Delivery.SKIPPED, Changes.UNKNOWN));
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
      return new Remembered(Delivery.FAILED, Changes.UNKNOWN);
    }
  }

  /// What the table knows, for a run that it does not remember.
  private Changes compared(Report report, List<String> failures) {
    try {
      return ledger
          .map(known -> known.compare(report, Checks.ids(report.course())))
          .orElse(Changes.UNKNOWN);
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
      return Changes.UNKNOWN;
    }
  }

  private Delivery tell(Report report, List<String> failures) {
    try {
      if (publisher.isPresent()) {
        return publisher.get().tell(report);
      }
      outbox.nothing(report.run(), Outbox.INSTRUCTOR, Outbox.SNS);
      return Delivery.SKIPPED;
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
      return Delivery.FAILED;
    }
  }

  private void tellStudents(Report report, List<String> failures) {
    try {
      studentMail.ifPresent(mail -> mail.tell(report));
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
    }
  }
}
