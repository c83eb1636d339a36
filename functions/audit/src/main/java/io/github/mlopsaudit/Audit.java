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
import io.github.mlopsaudit.ledger.Ledger.Remembered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The audit itself. Readers read, checks judge, the ledger remembers, publishers tell.
public final class Audit {

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

  /// What came of a run, and where its report is. `failures` say in full sentences what could not
  /// be written or sent.
  public record Outcome(
      Report report, RunSummary summary, ReportLocation location, List<String> failures) {

    public Outcome {
      failures = List.copyOf(failures);
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
  public Outcome run(AuditRequest request, Course course, Instant deadline, Progress progress) {
    Snapshot snapshot =
        reader.read(course, request.run().selection(), Checks.reads(course), deadline, progress);
    if (guessesRegion.test(course)) {
      ClassRegion.requirePlausible(snapshot, course);
    }
    KnownStudents.require(snapshot, course);

    List<String> failures = new ArrayList<>();
    Waivers waivers = attempt(() -> parts.waivers(course), Waivers.NONE, failures);
    Report judged =
        Report.of(
                request.run(),
                clock.instant(),
                course,
                snapshot,
                waivers.applyTo(Checks.judge(snapshot, course), snapshot.day()),
                rule -> Checks.classRemedy(rule, snapshot, course))
            .with(waivers);
    Remembered remembered = remember(request, judged, failures);
    Report report = judged.with(remembered.changes());
    ReportLocation location =
        request.remember()
            ? attempt(
                () -> parts.store(report, remembered.delivery()), ReportLocation.FAILED, failures)
            : ReportLocation.NONE;
    Delivery told =
        request.tell()
            ? attempt(() -> parts.tell(report, location), Delivery.FAILED, failures)
            : Delivery.SKIPPED;
    if (request.tell() && request.remember()) {
      attempt(() -> parts.tellStudents(report), Delivery.FAILED, failures);
    }
    Published published = new Published(remembered.delivery(), location.delivery(), told);
    return new Outcome(report, RunSummary.of(report, published), location, failures);
  }

  private Remembered remember(AuditRequest request, Report report, List<String> failures) {
    return request.remember()
        ? attempt(
            () -> parts.remember(report),
            new Remembered(Delivery.FAILED, Changes.UNKNOWN),
            failures)
        : attempt(
            () -> parts.compare(report),
            new Remembered(Delivery.SKIPPED, Changes.UNKNOWN),
            failures);
  }

  /// Does it; where that fails, notes why and goes on with something else in its place.
  private static <T> T attempt(Supplier<T> part, T otherwise, List<String> failures) {
    try {
      return part.get();
    } catch (DeliveryException e) {
      failures.add(e.getMessage());
      return otherwise;
    }
  }
}
