package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The runs that have been remembered, as far as they matter to one more run: `around` are those of
/// a while before it and all after it, `before` the last ones before it, newest first.
record Past(List<Map<String, AttributeValue>> around, List<Map<String, AttributeValue>> before) {

  /// How long after the first try a run on demand may still be tried again.
  private static final Duration RETRIES = Duration.ofHours(7);

  /// How many runs back the last one of the whole class is looked for.
  private static final int REMEMBERED = 200;

  /// How many runs back it is looked for where nothing but the order of reading depends on it.
  private static final int RECENT = 20;

  static Past of(Table table, Report report) {
    String partition = Key.runs(report.course().name());
    Instant from = Instant.ofEpochSecond(report.run().sequence()).minus(RETRIES);
    return new Past(
        table.query(partition, "RUN#" + from),
        table.queryBackwards(partition, "RUN#" + Looked.time(report), REMEMBERED));
  }

  boolean has(String runId) {
    return around.stream().anyMatch(run -> runId(run).equals(runId));
  }

  /// What was looked at by other runs that were due at the same time or later.
  List<Selection> selectionsSince(Report report) {
    String time = Looked.time(report);
    return around.stream()
        .filter(run -> Values.read(run, "startedAt").compareTo(time) >= 0)
        .filter(run -> !runId(run).equals(report.run().id()))
        .map(Past::selection)
        .toList();
  }

  /// The last run of the whole class before this one; empty if there was none.
  Map<String, AttributeValue> lastWhole(Report report) {
    return lastWhole(before, report.run());
  }

  private static Map<String, AttributeValue> lastWhole(
      List<Map<String, AttributeValue>> newestFirst, Run run) {
    return newestFirst.stream()
        .filter(item -> selection(item).isWhole())
        .filter(item -> !runId(item).equals(run.id()))
        .findFirst()
        .orElse(Map.of());
  }

  /// Whom the last run of the whole class did not reach.
  static List<String> waiting(Table table, String course, Run run) {
    return Waiting.read(
        lastWhole(table.queryBackwards(Key.runs(course), "RUN#" + Looked.time(run), RECENT), run));
  }

  static Selection selection(Map<String, AttributeValue> run) {
    Map<String, AttributeValue> item = run.getOrDefault("selection", Values.NOTHING).m();
    Set<Service> services = EnumSet.noneOf(Service.class);
    for (AttributeValue id : item.getOrDefault("services", Values.NOTHING).l()) {
      for (Service service : Service.values()) {
        if (service.id().equals(id.s())) {
          services.add(service);
        }
      }
    }
    Set<String> students = new HashSet<>();
    item.getOrDefault("students", Values.NOTHING).l().forEach(value -> students.add(value.s()));
    return new Selection(students, services);
  }

  private static String runId(Map<String, AttributeValue> run) {
    return Values.read(run, "runId");
  }
}
