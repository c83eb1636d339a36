package io.github.mlopsaudit.cli.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A metric as CloudWatch tells it from others: another set of dimensions is another metric.
record WatchedMetric(String namespace, String name, Map<String, String> dimensions) {

  private static final String OURS = "MlopsStorageAudit";
  private static final ObjectMapper JSON = new ObjectMapper();

  WatchedMetric {
    dimensions = Map.copyOf(dimensions);
  }

  /// Those of our own that the template's alarms watch in a stack of this name.
  static Stream<WatchedMetric> ofAlarms(String stack) {
    return Stack.resources("AWS::CloudWatch::Alarm").keySet().stream()
        .map(alarm -> ofAlarm(alarm, stack))
        .filter(metric -> !metric.namespace.startsWith("AWS/"));
  }

  private static WatchedMetric ofAlarm(String alarm, String stack) {
    Map<String, String> dimensions = new TreeMap<>();
    Stack.list(Stack.properties(alarm).get("Dimensions"))
        .map(each -> (Map<?, ?>) each)
        .forEach(each ->
            dimensions.put(
                String.valueOf(each.get("Name")),
                Stack.ref("AWS::StackName").equals(each.get("Value"))
                    ? stack
                    : String.valueOf(each.get("Value"))));
    return new WatchedMetric(
        Stack.TEMPLATE.property(alarm, "Namespace"),
        Stack.TEMPLATE.property(alarm, "MetricName"),
        dimensions);
  }

  /// Those of our own that the dashboard shows, of which "." repeats what stands above.
  static Stream<WatchedMetric> ofTheDashboard(String stack) throws IOException {
    List<WatchedMetric> shown = new ArrayList<>();
    for (JsonNode widget : AlarmsTemplateTest.dashboard().path("widgets")) {
      List<String> above = List.of();
      for (JsonNode line : widget.at("/properties/metrics")) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          String word = line.path(i).asText();
          words.add(word.equals(".") ? above.get(i) : word.replace("${AWS::StackName}", stack));
        }
        above = words;
        shown.add(
            new WatchedMetric(words.get(0), words.get(1), Map.of(words.get(2), words.get(3))));
      }
    }
    return shown.stream().filter(metric -> metric.namespace.equals(OURS));
  }

  /// What lines of the embedded metric format in a log make CloudWatch count.
  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
  static Set<WatchedMetric> emitted(String log) {
    Set<WatchedMetric> metrics = new HashSet<>();
    log.lines()
        .filter(line -> line.contains("\"CloudWatchMetrics\""))
        .map(line -> read(line.substring(line.indexOf('{'))))
        .forEach(line -> add(line, metrics));
    return metrics;
  }

  private static void add(JsonNode line, Set<WatchedMetric> metrics) {
    for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
      for (JsonNode set : directive.path("Dimensions")) {
        Map<String, String> dimensions = new TreeMap<>();
        set.forEach(name -> dimensions.put(name.asText(), line.path(name.asText()).asText()));
        for (JsonNode metric : directive.path("Metrics")) {
          metrics.add(
              new WatchedMetric(
                  directive.path("Namespace").asText(), metric.path("Name").asText(), dimensions));
        }
      }
    }
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
