package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Transition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One run, for the list of runs and for trends.
final class RunItem {

  private static final Duration KEPT = Duration.ofDays(400);
  private static final int STUDENTS = 5_000;

  private RunItem() {}

  /// `before` is the item of the last run of the whole class.
  static Map<String, AttributeValue> of(
      Report report, Changes changes, BlindSpots blindSpots, Map<String, AttributeValue> before) {
    String time = Looked.time(report);
    Map<String, AttributeValue> item =
        new HashMap<>(Key.run(report.course().name(), time, report.run().id()).attributes());
    item.put("layout", number(SummaryItem.LAYOUT));
    item.put("runId", text(report.run().id()));
    item.put("startedAt", text(time));
    item.put("status", text(report.isPartial() ? "PARTIAL" : "COMPLETE"));
    item.put("account", text(report.snapshot().account().id()));
    item.put("region", text(report.course().region()));
    item.put("selection", selection(report.run().selection()));
    item.put("students", number(report.students().size()));
    item.put("open", SummaryItem.open(report.assessments()));
    item.put("passed", number(report.assessments().stream().filter(Assessment::passed).count()));
    item.put("unknown", number(report.score().unknown()));
    item.put("answered", number(report.score().answered()));
    item.put("possible", number(report.score().possible()));
    item.put("lost", number(report.score().lost()));
    item.put("ttl", number(report.run().sequence() + KEPT.toSeconds()));
    item.put("changes", changes(changes));
    blindSpots.write(item);
    Waiting.write(item, report, before);
    return item;
  }

  /// How many findings went through each transition.
  private static AttributeValue changes(Changes changes) {
    Map<String, AttributeValue> counts = new HashMap<>();
    for (Transition transition : Transition.values()) {
      counts.put(transition.name(), number(changes.of(transition).count()));
    }
    return Values.map(counts);
  }

  private static AttributeValue selection(Selection selection) {
    return Values.map(
        Map.of(
            "students",
            Values.list(selection.students().stream().sorted().toList(), STUDENTS, Values::text),
            "services",
            Values.list(
                selection.services().stream().sorted().map(Service::id).toList(),
                Service.values().length,
                Values::text)));
  }
}
