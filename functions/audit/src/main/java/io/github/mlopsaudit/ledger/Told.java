package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What people have been told of: all that changed up to the time at which the last told run of the
/// whole class was due, and what later runs of a part of it changed.
record Told(Instant upTo, Map<String, Instant> parts) {

  Told {
    parts = Map.copyOf(parts);
  }

  static Told of(Table table, String course) {
    Map<String, AttributeValue> item = table.get(Key.told(course));
    String upTo = Values.read(item, "upTo");
    Map<String, Instant> parts = new HashMap<>();
    item.getOrDefault("parts", Values.NOTHING)
        .m()
        .forEach((run, time) -> parts.put(run, Instant.parse(time.s())));
    return new Told(upTo.isEmpty() ? Instant.MIN : Instant.parse(upTo), parts);
  }

  /// Whether what this run changed at that time has been told.
  boolean covers(String runId, Instant time) {
    return !time.isAfter(upTo) || parts.containsKey(runId);
  }

  /// With this run told too.
  Told and(Report report) {
    Instant time = Instant.parse(Looked.time(report));
    Map<String, Instant> later = new HashMap<>(parts);
    if (!report.run().selection().isWhole()) {
      later.put(report.run().id(), time);
      return new Told(upTo, later);
    }
    Instant end = time.isAfter(upTo) ? time : upTo;
    later.values().removeIf(part -> !part.isAfter(end));
    return new Told(end, later);
  }

  Map<String, AttributeValue> item(String course) {
    Map<String, AttributeValue> item = new HashMap<>(Key.told(course).attributes());
    Map<String, AttributeValue> runs = new TreeMap<>();
    parts.forEach((run, time) -> runs.put(run, Values.text(time.toString())));
    item.put("layout", Values.number(SummaryItem.LAYOUT));
    item.put("parts", Values.map(runs));
    if (upTo.isAfter(Instant.MIN)) {
      item.put("upTo", Values.text(upTo.toString()));
    }
    return item;
  }
}
