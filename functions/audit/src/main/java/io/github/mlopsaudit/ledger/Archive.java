package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Score;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads back what the ledger remembers: runs, open findings, and the life of one.
public final class Archive {

  private static final String AFTER_ALL_RUNS = "RUN#~";

  private final Table table;

  public Archive(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /// A remembered run. `status` is COMPLETE or PARTIAL; `nightly` is one of the whole class that
  /// the schedule started; `open` counts failures by severity, `news` the findings that went
  /// through each transition.
  public record PastRun(
      String id,
      Instant startedAt,
      String status,
      boolean nightly,
      long students,
      Map<Severity, Long> open,
      Map<Transition, Long> news,
      Score score) {}

  /// A transition of a finding, as its history has it.
  public record Event(
      Instant at, Transition transition, Severity severity, String resource, String runId) {}

  /// The last runs of the class, newest first.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read
  public List<PastRun> runs(String course, int most) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    String before = AFTER_ALL_RUNS;
    while (items.size() < most) {
      List<Map<String, AttributeValue>> page =
          table.queryBackwards(Key.runs(course), before, most - items.size());
      if (page.isEmpty()) {
        break;
      }
      items.addAll(page);
      before = Values.read(page.getLast(), Key.SORT);
    }
    return items.stream().map(Archive::run).toList();
  }

  /// Whether people were told what the run changed, by it or by a later one.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read
  public boolean isTold(String course, PastRun run) {
    return Told.of(table, course).covers(run.id(), run.startedAt());
  }

  /// What is open in the class from this severity on, worst first, then oldest first.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read
  public List<FindingChange> open(String course, Severity least) {
    return Stream.of(Severity.values())
        .filter(severity -> severity.isAtLeast(least))
        .sorted(Comparator.reverseOrder())
        .flatMap(severity -> table.queryIndex("OPEN#" + course + "#" + severity).stream())
        .map(KnownFinding::of)
        .map(KnownFinding::change)
        .toList();
  }

  /// What became of one finding, oldest first; empty if nothing is known of it.
  ///
  /// @throws io.github.mlopsaudit.core.DeliveryException if the table cannot be read
  public List<Event> history(String course, String findingId) {
    return table.query(Key.histories(course, findingId)).stream().map(Archive::event).toList();
  }

  private static Event event(Map<String, AttributeValue> item) {
    return new Event(
        Instant.parse(Values.read(item, "at")),
        Transition.valueOf(Values.read(item, "transition")),
        Severity.valueOf(Values.read(item, "severity")),
        Values.read(item, "resource"),
        Values.read(item, "runId"));
  }

  private static PastRun run(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> open = item.getOrDefault("open", Values.NOTHING).m();
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, number(open, severity.id()));
    }
    Map<String, AttributeValue> changes = item.getOrDefault("changes", Values.NOTHING).m();
    Map<Transition, Long> news = new EnumMap<>(Transition.class);
    for (Transition transition : Transition.values()) {
      news.put(transition, number(changes, transition.name()));
    }
    String status = Values.read(item, "status");
    Instant startedAt = Instant.parse(Values.read(item, "startedAt"));
    Run run =
        new Run(
            Values.read(item, "runId"),
            startedAt.getEpochSecond(),
            startedAt,
            Past.selection(item));
    return new PastRun(
        run.id(),
        startedAt,
        status,
        run.isNightly(),
        number(item, "students"),
        bySeverity,
        news,
        new Score(
            (int) number(item, "possible"),
            (int) number(item, "lost"),
            (int) number(item, "answered"),
            (int) number(item, "unknown"),
            status.equals("COMPLETE")));
  }

  private static long number(Map<String, AttributeValue> item, String attribute) {
    return Long.parseLong(item.getOrDefault(attribute, Values.NOTHING).n());
  }
}
