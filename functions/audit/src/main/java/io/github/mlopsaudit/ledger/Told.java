package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What people have been told of: all that changed up to the time at which the last told run of the
/// whole class was due, and what later runs of a part of it changed. `owed` are the numbers of the
/// students whom a message did not reach.
record Told(Instant upTo, Map<String, Instant> parts, Set<String> owed) {

  Told {
    parts = Map.copyOf(parts);
    owed = Set.copyOf(owed);
  }

  static Told of(Table table, String course) {
    Map<String, AttributeValue> item = table.get(Key.told(course));
    String upTo = Values.read(item, "upTo");
    Map<String, Instant> parts = new HashMap<>();
    item.getOrDefault("parts", Values.NOTHING)
        .m()
        .forEach((run, time) -> parts.put(run, Instant.parse(time.s())));
    Set<String> owed =
        item.getOrDefault("owed", Values.NOTHING).l().stream()
            .map(AttributeValue::s)
            .collect(Collectors.toSet());
    return new Told(upTo.isEmpty() ? Instant.MIN : Instant.parse(upTo), parts, owed);
  }

  /// Whether what this run changed at that time has been told.
  boolean covers(String runId, Instant time) {
    return !time.isAfter(upTo) || parts.containsKey(runId);
  }

  /// With this run told too, while these students are owed a message.
  Told and(Report report, Set<String> still) {
    Instant time = Instant.parse(Looked.time(report));
    Map<String, Instant> later = new HashMap<>(parts);
    if (!report.run().selection().isWhole()) {
      later.put(report.run().id(), time);
      return new Told(upTo, later, still);
    }
    Instant end = time.isAfter(upTo) ? time : upTo;
    later.values().removeIf(part -> !part.isAfter(end));
    return new Told(end, later, still);
  }

  Map<String, AttributeValue> item(String course) {
    Map<String, AttributeValue> item = new HashMap<>(Key.told(course).attributes());
    Map<String, AttributeValue> runs = new TreeMap<>();
    parts.forEach((run, time) -> runs.put(run, Values.text(time.toString())));
    item.put("layout", Values.number(SummaryItem.LAYOUT));
    item.put("parts", Values.map(runs));
    if (!owed.isEmpty()) {
      item.put(
          "owed", Values.list(owed.stream().sorted().toList(), Integer.MAX_VALUE, Values::text));
    }
    if (upTo.isAfter(Instant.MIN)) {
      item.put("upTo", Values.text(upTo.toString()));
    }
    return item;
  }
}
