package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Report;
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

/// The runs that have been remembered, as far as they matter to one more run: those of a while
/// before it, and all after it.
record Past(List<Map<String, AttributeValue>> runs) {

  /// How long after the first try a run on demand may still be tried again.
  private static final Duration RETRIES = Duration.ofHours(7);

  static Past of(Table table, Report report) {
    Instant from = Instant.ofEpochSecond(report.run().sequence()).minus(RETRIES);
    return new Past(table.query(Key.runs(report.course().name()), "RUN#" + from));
  }

  boolean has(String runId) {
    return runs.stream().anyMatch(run -> text(run, "runId").equals(runId));
  }

  /// What was looked at by other runs that were due at the same time or later.
  List<Selection> selectionsSince(Report report) {
    String time = Looked.time(report);
    return runs.stream()
        .filter(run -> text(run, "startedAt").compareTo(time) >= 0)
        .filter(run -> !text(run, "runId").equals(report.run().id()))
        .map(run -> selection(run.getOrDefault("selection", Values.NOTHING).m()))
        .toList();
  }

  private static Selection selection(Map<String, AttributeValue> item) {
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

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, Values.NOTHING).s();
  }
}
