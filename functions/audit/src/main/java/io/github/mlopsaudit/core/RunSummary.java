package io.github.mlopsaudit.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The function's answer. `buckets` and `repositories` are null where nobody asked for them or they
/// could not be listed, `unreached` counts the students of whom something was not read because the
/// time was up, `score` where nothing could be judged; `coverage` and `score` are percentages with
/// one decimal.
public record RunSummary(
    String runId,
    Status status,
    Instant startedAt,
    Instant finishedAt,
    String account,
    String region,
    int students,
    int unreached,
    @Nullable Integer buckets,
    @Nullable Integer repositories,
    double coverage,
    @Nullable Double score,
    Open open,
    long unknown,
    long passed,
    Published published) {

  /// PARTIAL means that something could not be seen; the unknown assessments say what.
  public enum Status {
    COMPLETE,
    PARTIAL
  }

  /// Failed assessments by severity.
  public record Open(long critical, long high, long medium, long low) {}

  /// What became of the findings table, of the report in its bucket and of the message.
  public record Published(Delivery table, Delivery report, Delivery topic) {}

  public static RunSummary of(Report report, Published published) {
    Snapshot snapshot = report.snapshot();
    Selection selection = report.run().selection();
    boolean bucketsListed = selection.includes(Service.S3) && snapshot.buckets().find().isPresent();
    boolean repositoriesListed =
        selection.includes(Service.ECR)
            && snapshot.repositories().values().stream().allMatch(r -> r.find().isPresent());
    return new RunSummary(
        report.run().id(),
        report.isPartial() ? Status.PARTIAL : Status.COMPLETE,
        report.run().startedAt(),
        report.finishedAt(),
        snapshot.account().id(),
        report.course().region(),
        report.students().size(),
        report.unreached().size(),
        bucketsListed ? snapshot.seenBuckets().size() : null,
        repositoriesListed ? snapshot.seenRepositories().size() : null,
        report.score().coverage(),
        report.score().percent().isPresent() ? report.score().percent().getAsDouble() : null,
        new Open(
            report.open(Severity.CRITICAL),
            report.open(Severity.HIGH),
            report.open(Severity.MEDIUM),
            report.open(Severity.LOW)),
        report.assessments().stream().filter(Assessment::unknown).count(),
        report.assessments().stream().filter(Assessment::passed).count(),
        published);
  }
}
