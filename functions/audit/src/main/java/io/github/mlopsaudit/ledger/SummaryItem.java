package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Score;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One student's row of the heat map, with counts, score and inventory. There is one map for each
/// service and a run sets those that it looked at, whole: what it did not look at stays, in one
/// conditional write with nothing read before.
final class SummaryItem {

  /// The version of the items' layout, for readers of a later release.
  static final int LAYOUT = 1;

  private SummaryItem() {}

  static Stream<Change> of(Looked looked) {
    return looked.students().stream().map(student -> item(looked, student));
  }

  private static Change item(Looked looked, String student) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("layout", number(LAYOUT));
    item.put("GSI1PK", text("CLASS#" + looked.course()));
    item.put("GSI1SK", text("STU#" + Key.label(student)));
    item.put("student", text(student));
    item.put("lastSeenAt", text(looked.time()));
    item.put("lastRunId", text(looked.report().run().id()));
    for (Service service : looked.services()) {
      item.put(service.id(), Values.map(service(looked, student, service)));
    }
    return new Change(Key.summary(looked.course(), student), looked.sequence(), item, Map.of());
  }

  private static Map<String, AttributeValue> service(
      Looked looked, String student, Service service) {
    Map<String, List<Assessment>> byCheck = looked.byCheck(student, service);
    List<Assessment> all = byCheck.values().stream().flatMap(List::stream).toList();
    Map<String, AttributeValue> map = new HashMap<>(counts(looked, all));
    map.put("seenAt", text(looked.time()));
    Map<String, AttributeValue> row = new TreeMap<>();
    byCheck.forEach((check, list) -> row.put(check, text(Cell.worst(list).code())));
    map.put("row", Values.map(row));
    switch (service) {
      case S3 ->
          map.putAll(InventoryFacts.buckets(looked.buckets().getOrDefault(student, List.of())));
      case ECR ->
          map.putAll(
              InventoryFacts.repositories(looked.repositories().getOrDefault(student, List.of())));
      case ACCOUNT -> {}
    }
    return map;
  }

  private static Map<String, AttributeValue> counts(Looked looked, List<Assessment> assessments) {
    Score score = Score.of(assessments, looked.report().course(), true);
    return Map.of(
        "open", open(assessments),
        "passed", number(assessments.stream().filter(Assessment::passed).count()),
        "unknown", number(score.unknown()),
        "answered", number(score.answered()),
        "possible", number(score.possible()),
        "lost", number(score.lost()));
  }

  /// Failures by severity.
  static AttributeValue open(Collection<Assessment> assessments) {
    Map<String, AttributeValue> open = new HashMap<>();
    for (Severity severity : Severity.values()) {
      long failed =
          assessments.stream().filter(a -> a.failed() && a.severity() == severity).count();
      open.put(severity.id(), number(failed));
    }
    return Values.map(open);
  }
}
