package io.github.mlopsaudit;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Open;
import io.github.mlopsaudit.core.Severity;
import java.time.Duration;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// The figures of a run that alarms and dashboards watch, as lines of CloudWatch's embedded metric
/// format. No student is a dimension: each would be a metric of its own, and paid for.
///
/// Every run says what it took, and whether it failed to tell people. Only the night does more, the
/// scheduled run of the whole class that remembers and tells: a run on demand must neither hide
/// that no night came nor end an alarm on findings that it did not look at.
final class RunMetrics {

  static final String NAMESPACE = "MlopsStorageAudit";

  private final String service;

  /// @param service the dimension `Service`, which keeps the stacks of an account apart
  RunMetrics(String service) {
    this.service = service;
  }

  /// What a run took: wall time, and requests sent to AWS, repeated ones included.
  record Effort(Duration duration, long requests) {}

  /// Of a run that came to its end, even if it could not write or tell everything.
  void record(AuditRequest request, Outcome outcome, Effort effort) {
    Metrics metrics = metrics();
    if (request.isNight()) {
      night(metrics, outcome);
    }
    told(metrics, request, couldNotTell(outcome));
    flush(metrics, effort);
  }

  /// Of a run that broke off before anybody could be told.
  void recordBroken(AuditRequest request, Effort effort) {
    Metrics metrics = metrics();
    if (request.isNight()) {
      add(metrics, "AuditCompleted", 0);
    }
    told(metrics, request, request.tell());
    flush(metrics, effort);
  }

  /// A partial night has its own alarm and counts as a night: else one bucket that denies for weeks
  /// would keep the heartbeat's alarm up, which then could not tell that the nights stop.
  private static void night(Metrics metrics, Outcome outcome) {
    RunSummary summary = outcome.summary();
    boolean complete = summary.status() == RunSummary.Status.COMPLETE;
    add(metrics, "AuditCompleted", outcome.failures().isEmpty() ? 1 : 0);
    add(metrics, "AuditPartial", complete ? 0 : 1);
    add(metrics, "StudentsAudited", summary.students());
    add(metrics, "EvaluationErrors", summary.unknown());
    open(metrics, summary.open(), complete);
    outcome.subscribers().ifPresent(count -> add(metrics, "ConfirmedSubscriptions", count));
    if (outcome.report().changes().compared()) {
      add(metrics, "NewFindings", newFindings(outcome));
    }
    if (summary.score() != null) {
      metrics.addMetric("ClassScore", summary.score(), MetricUnit.PERCENT);
    }
  }

  /// What could not be looked at may be open: a run that did not see all of it may raise the alarm
  /// on critical findings, and never end it.
  private static void open(Metrics metrics, Open open, boolean complete) {
    if (complete || open.critical() > 0) {
      add(metrics, "OpenCriticalFindings", open.critical());
    }
    if (complete) {
      add(metrics, "OpenHighFindings", open.high());
      add(metrics, "OpenMediumFindings", open.medium());
      add(metrics, "OpenLowFindings", open.low());
    }
  }

  private static long newFindings(Outcome outcome) {
    return outcome.report().changes().findings().stream()
        .filter(finding -> finding.severity().isAtLeast(Severity.LOW))
        .filter(finding -> finding.transition().alerts())
        .count();
  }

  /// Only a night says that all is told: it tells what earlier runs could not.
  private static void told(Metrics metrics, AuditRequest request, boolean failed) {
    if (failed || request.isNight()) {
      add(metrics, "NotifyFailed", failed ? 1 : 0);
    }
  }

  private static boolean couldNotTell(Outcome outcome) {
    return outcome.summary().published().topic() == Delivery.FAILED
        || outcome.students() == Delivery.FAILED;
  }

  private Metrics metrics() {
    return MetricsBuilder.builder().withNamespace(NAMESPACE).withService(service).build();
  }

  private static void flush(Metrics metrics, Effort effort) {
    double milliseconds = effort.duration().toMillis();
    metrics.addMetric("AuditDuration", milliseconds, MetricUnit.MILLISECONDS);
    add(metrics, "CallsMade", effort.requests());
    metrics.flush();
  }

  private static void add(Metrics metrics, String name, long value) {
    metrics.addMetric(name, (double) value, MetricUnit.COUNT);
  }
}
