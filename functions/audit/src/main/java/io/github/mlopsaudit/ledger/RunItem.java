package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One run, for the list of runs and for trends.
final class RunItem {

  private static final Duration KEPT = Duration.ofDays(400);
  private static final int STUDENTS = 200;

  private RunItem() {}

  static Change of(Report report) {
    String time = Looked.time(report);
    Map<String, AttributeValue> item = new HashMap<>();
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
    return new Change(
        Key.run(report.course().name(), time, report.run().id()),
        report.run().sequence(),
        item,
        Map.of());
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
