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
import io.github.mlopsaudit.core.ReportLocation;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Waivers;
import io.github.mlopsaudit.ledger.Turn;
import io.github.mlopsaudit.ledger.Turn.Remembered;
import io.github.mlopsaudit.ledger.TurnTakenException;
import io.github.mlopsaudit.publish.Mailed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// The audit itself. Readers read, checks judge, the ledger remembers, publishers tell.
public final class Audit {

  private static final Remembered UNREMEMBERED = new Remembered(Delivery.FAILED, Changes.UNKNOWN);
  private static final Remembered NO_TABLE = new Remembered(Delivery.SKIPPED, Changes.UNKNOWN);

  private final InstantSource clock;
  private final Predicate<Course> guessesRegion;
  private final SnapshotReader reader;
  private final Parts parts;

  private Audit(
      InstantSource clock, Predicate<Course> guessesRegion, SnapshotReader reader, Parts parts) {
    this.clock = clock;
    this.guessesRegion = guessesRegion;
    this.reader = reader;
    this.parts = parts;
  }

  /// What came of a run, and where its report is. `students` is what became of the messages to
  /// students; `subscribers` how many hear the topic, where a night asked; `failures` say in full
  /// sentences what could not be written or sent.
  public record Outcome(
      Report report,
      RunSummary summary,
      ReportLocation location,
      Delivery students,
      OptionalInt subscribers,
      List<String> failures) {

    public Outcome {
      failures = List.copyOf(failures);
    }

    private Outcome heardBy(OptionalInt count) {
      return new Outcome(report, summary, location, students, count, failures);
    }
  }

  /// An audit that remembers and tells where the configuration says.
  public static Audit of(Configuration configuration, AwsClients clients, InstantSource clock) {
    return new Audit(
        clock,
        configuration::guessesRegion,
        new SnapshotReader(clients, clock),
        Parts.of(configuration, clients, clock));
  }

  /// Runs. What is not read at the deadline is told as unreadable.
  ///
  /// @throws io.github.mlopsaudit.aws.NoIdentityException if AWS does not know who asks
  /// @throws io.github.mlopsaudit.course.ConfigurationException if the region is wrong, or there is
  ///   no such student
  /// @throws io.github.mlopsaudit.ledger.TurnTakenException if another run of the class is writing
  ///   and telling, and does not end
  public Outcome run(AuditRequest request, Course course, Instant deadline, Progress progress) {
    Snapshot snapshot =
        reader.read(
            course,
            request.run().selection(),
            Checks.reads(course),
            parts.order(course, request.run()),
            deadline,
            progress);
    if (guessesRegion.test(course)) {
      ClassRegion.requirePlausible(snapshot, course);
    }
    KnownStudents.require(snapshot, course);

    Failures failures = new Failures();
    Optional<Waivers> known =
        failures.attempt(() -> Optional.of(parts.waivers(course)), Optional.empty());
    Waivers waivers = known.orElse(Waivers.NONE);
    Report judged =
        Report.of(
                request.run(),
                clock.instant(),
                course,
                snapshot,
                waivers.applyTo(Checks.judge(snapshot, course), snapshot.day()),
                rule -> Checks.classRemedy(rule, snapshot, course))
            .with(waivers);
    if (!request.remember()) {
      return look(judged, failures);
    }
    // Without its waivers the class would look as if they had all expired.
    Outcome outcome =
        known.isPresent()
            ? remember(request, judged, failures)
            : publish(request, judged, UNREMEMBERED, Optional.empty(), failures);
    return request.isNight() ? outcome.heardBy(parts.countSubscribers()) : outcome;
  }

  /// What a run that leaves no trace finds, against what is remembered.
  private Outcome look(Report judged, Failures failures) {
    Report report = judged.with(failures.attempt(() -> parts.compare(judged), Changes.UNKNOWN));
    Published nowhere = new Published(Delivery.SKIPPED, Delivery.SKIPPED, Delivery.SKIPPED);
    return outcome(report, nowhere, ReportLocation.NONE, Delivery.SKIPPED, failures);
  }

  private Outcome remember(AuditRequest request, Report judged, Failures failures) {
    Optional<Turn> turn = turn(judged.course(), failures);
    try {
      Remembered remembered =
          turn.map(mine ->
                  failures.attempt(
                      () -> mine.remember(judged, Checks.ids(judged.course())), UNREMEMBERED))
              .orElse(parts.hasTable() ? UNREMEMBERED : NO_TABLE);
      return publish(request, judged, remembered, turn, failures);
    } finally {
      turn.ifPresent(Turn::close);
    }
  }

  private Optional<Turn> turn(Course course, Failures failures) {
    try {
      return parts.turn(course);
    } catch (TurnTakenException e) {
      throw e;
    } catch (DeliveryException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private Outcome publish(
      AuditRequest request,
      Report judged,
      Remembered remembered,
      Optional<Turn> turn,
      Failures failures) {
    Report report = judged.with(remembered.changes());
    ReportLocation location =
        failures.attempt(() -> parts.store(report, remembered.delivery()), ReportLocation.FAILED);
    Delivery topic = Delivery.SKIPPED;
    Delivery students = Delivery.SKIPPED;
    if (request.tell()) {
      topic = failures.attempt(() -> tell(report, location, remembered, turn), Delivery.FAILED);
      // Where the instructor was not told, the next run tells all of it again.
      if (topic != Delivery.FAILED) {
        students = tellStudents(report, remembered, turn, failures);
      }
    }
    Published published = new Published(remembered.delivery(), location.delivery(), topic);
    return outcome(report, published, location, students, failures);
  }

  private Delivery tell(
      Report report, ReportLocation location, Remembered remembered, Optional<Turn> turn) {
    hold(turn);
    return parts.tell(report, location, remembered.told());
  }

  private Delivery tellStudents(
      Report report, Remembered remembered, Optional<Turn> turn, Failures failures) {
    Mailed mailed = parts.tellStudents(report, remembered, () -> hold(turn));
    mailed.failure().ifPresent(failures::add);
    if (remembered.changes().compared()) {
      turn.ifPresent(mine -> failures.attempt(() -> mine.told(report, mailed.owed())));
    }
    return mailed.delivery();
  }

  private static void hold(Optional<Turn> turn) {
    turn.ifPresent(Turn::hold);
  }

  private static Outcome outcome(
      Report report,
      Published published,
      ReportLocation location,
      Delivery students,
      Failures failures) {
    return new Outcome(
        report,
        RunSummary.of(report, published),
        location,
        students,
        OptionalInt.empty(),
        failures.sentences());
  }
}
