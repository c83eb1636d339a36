package io.github.mlopsaudit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.cloudwatchlogs.emf.environment.Environment;
import software.amazon.cloudwatchlogs.emf.environment.EnvironmentProvider;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.sinks.ISink;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.internal.EmfMetricsLogger;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/// The lines of the embedded metric format that would be in the log if this were Lambda; elsewhere
/// they go to a CloudWatch agent.
final class EmittedMetrics implements AutoCloseable {

  private final List<JsonNode> lines = new ArrayList<>();

  EmittedMetrics() {
    Here here = new Here(new Lines());
    EnvironmentProvider everywhere =
        new EnvironmentProvider() {
          @Override
          public CompletableFuture<Environment> resolveEnvironment() {
            return CompletableFuture.completedFuture(here);
          }
        };
    MetricsFactory.setMetricsProvider(() -> new EmfMetricsLogger(everywhere, new MetricsContext()));
  }

  /// The only line, as what CloudWatch makes of it: value by metric.
  Map<String, Double> values() {
    JsonNode line = line();
    Map<String, Double> values = new TreeMap<>();
    directive()
        .path("Metrics")
        .forEach(metric -> {
          String name = metric.path("Name").asText();
          values.put(name, line.path(name).asDouble());
        });
    return values;
  }

  String unit(String metric) {
    for (JsonNode each : directive().path("Metrics")) {
      if (each.path("Name").asText().equals(metric)) {
        return each.path("Unit").asText();
      }
    }
    throw new AssertionError("no " + metric + " in " + line());
  }

  JsonNode directive() {
    return line().at("/_aws/CloudWatchMetrics/0");
  }

  JsonNode line() {
    if (lines.size() != 1) {
      throw new AssertionError("not one line but " + lines);
    }
    return lines.getFirst();
  }

  @Override
  public void close() {
    MetricsFactory.setMetricsProvider(new EmfMetricsProvider());
  }

  private final class Lines implements ISink {

    @Override
    public void accept(MetricsContext context) {
      try {
        for (String line : context.serialize()) {
          lines.add(new ObjectMapper().readTree(line));
        }
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public CompletableFuture<Void> shutdown() {
      return CompletableFuture.completedFuture(null);
    }
  }

  private record Here(ISink sink) implements Environment {

    @Override
    public boolean probe() {
      return true;
    }

    @Override
    public String getName() {
      return "here";
    }

    @Override
    public String getType() {
      return "here";
    }

    @Override
    public String getLogGroupName() {
      return "here";
    }

    @Override
    public void configureContext(MetricsContext context) {}

    @Override
    public ISink getSink() {
      return sink;
    }
  }
}
