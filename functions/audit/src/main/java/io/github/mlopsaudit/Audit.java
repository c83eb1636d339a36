package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.SnapshotReader;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.ledger.Ledger;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.ledger.TableOutbox;
import io.github.mlopsaudit.publish.SnsPublisher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The audit itself. Readers read, checks judge, the ledger remembers, publishers tell.
public final class Audit {

  private final InstantSource clock;
  private final Predicate<Course> guessesRegion;
  private final SnapshotReader reader;
  private final Step ledger;
  private final Step publisher;

  private Audit(
      InstantSource clock,
      Predicate<Course> guessesRegion,
      SnapshotReader reader,
      Step ledger,
      Step publisher) {
    this.clock = clock;
    this.guessesRegion = guessesRegion;
    this.reader = reader;
    this.ledger = ledger;
    this.publisher = publisher;
  }

  /// What is done with a report.
  @FunctionalInterface
  private interface Step {

    Step NOT_CONFIGURED = _ -> Delivery.SKIPPED;

    Delivery take(Report report);
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
        configuration
            .table()
            .<Step>map(table -> new Ledger(clients.dynamoDb(), table)::remember)
            .orElse(Step.NOT_CONFIGURED),
        configuration
            .topic()
            .<Step>map(topic -> new SnsPublisher(clients.sns(), topic, outbox)::tell)
            .orElse(Step.NOT_CONFIGURED));
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
    List<Assessment> assessments = Checks.judge(snapshot, course);
    Report report =
        Report.of(
            request.run(),
            clock.instant(),
            course,
            snapshot,
            assessments,
            rule -> Checks.classRemedy(rule, snapshot, course));

    List<String> failures = new ArrayList<>();
    Delivery table = request.remember() ? take(ledger, report, failures) : Delivery.SKIPPED;
    Delivery topic = request.tell() ? take(publisher, report, failures) : Delivery.SKIPPED;
    return new Outcome(report, RunSummary.of(report, new Published(table, topic)), failures);
  }

  /// One that fails does not stop the others.
  private static Delivery take(Step step, Report report, List<String> failures) {
    try {
      return step.take(report);
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
      return Delivery.FAILED;
    }
  }
}
