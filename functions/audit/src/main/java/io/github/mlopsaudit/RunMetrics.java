package io.github.mlopsaudit;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.core.RunSummary;
import java.time.Duration;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// The figures of a run that alarms and dashboards watch. No student is a dimension: each would be
/// a metric of its own, and paid for.
final class RunMetrics {

  private static final String NAMESPACE = "MlopsStorageAudit";
  private static final String SERVICE = "mlops-storage-audit";

  private RunMetrics() {}

  static void record(Outcome outcome) {
    RunSummary summary = outcome.summary();
    boolean complete = summary.status() == RunSummary.Status.COMPLETE;
    Metrics metrics =
        MetricsBuilder.builder().withNamespace(NAMESPACE).withService(SERVICE).build();
    add(metrics, "AuditCompleted", complete ? 1 : 0);
    add(metrics, "AuditPartial", complete ? 0 : 1);
    add(metrics, "StudentsAudited", summary.students());
    add(metrics, "OpenCriticalFindings", summary.open().critical());
    add(metrics, "OpenHighFindings", summary.open().high());
    add(metrics, "UnknownAssessments", summary.unknown());
    add(metrics, "PublishFailed", outcome.failures().size());
    Duration duration = Duration.between(summary.startedAt(), summary.finishedAt());
    metrics.addMetric("AuditDuration", (double) duration.toMillis(), MetricUnit.MILLISECONDS);
    metrics.flush();
  }

  private static void add(Metrics metrics, String name, long value) {
    metrics.addMetric(name, (double) value, MetricUnit.COUNT);
  }
}
