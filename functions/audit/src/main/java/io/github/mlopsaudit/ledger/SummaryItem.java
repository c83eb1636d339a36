package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Score;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One student's row of the heat map, with counts, score and inventory. There is one map for each
/// service; a run sets those that it may speak of, and what it did not look at stays.
final class SummaryItem {

  /// The version of the items' layout, for readers of a later release.
  static final int LAYOUT = 2;

  private final Looked looked;
  private final Map<String, List<Assessment>> assessments;
  private final Map<String, List<Bucket>> buckets;
  private final Map<String, List<Repository>> repositories;

  SummaryItem(Looked looked) {
    this.looked = looked;
    this.assessments = looked.byStudent();
    this.buckets = looked.bucketsByStudent();
    this.repositories = looked.repositoriesByStudent();
  }

  /// The student's item, over what was known; empty if nothing changed.
  Optional<Map<String, AttributeValue>> changed(String student, Map<String, AttributeValue> known) {
    Map<String, AttributeValue> item = new HashMap<>(known);
    item.putAll(Key.summary(looked.course(), student).attributes());
    item.put("layout", number(LAYOUT));
    item.put("GSI1PK", text(Key.everybody(looked.course())));
    item.put("GSI1SK", text("STU#" + Key.label(student)));
    item.put("student", text(student));
    for (Service service : looked.services(student)) {
      item.put(service.id(), Values.map(service(student, service)));
    }
    if (item.equals(known)) {
      return Optional.empty();
    }
    item.put("changedAt", text(looked.time()));
    return Optional.of(item);
  }

  private Map<String, AttributeValue> service(String student, Service service) {
    Map<String, List<Assessment>> byCheck =
        assessments.getOrDefault(student, List.of()).stream()
            .filter(assessment -> assessment.rule().service() == service)
            .collect(groupingBy(assessment -> assessment.rule().id(), TreeMap::new, toList()));
    List<Assessment> all = byCheck.values().stream().flatMap(List::stream).toList();
    Map<String, AttributeValue> map = new HashMap<>(counts(all));
    Map<String, AttributeValue> row = new TreeMap<>();
    byCheck.forEach((check, list) -> row.put(check, text(Cell.worst(list).code())));
    map.put("row", Values.map(row));
    switch (service) {
      case S3 -> map.putAll(InventoryFacts.buckets(buckets.getOrDefault(student, List.of())));
      case ECR ->
          map.putAll(InventoryFacts.repositories(repositories.getOrDefault(student, List.of())));
      case ACCOUNT -> {}
    }
    return map;
  }

  private Map<String, AttributeValue> counts(List<Assessment> all) {
    Score score = Score.of(all, looked.report().course(), true);
    return Map.of(
        "open", open(all),
        "passed", number(all.stream().filter(Assessment::passed).count()),
        "waived", number(all.stream().filter(Assessment::waived).count()),
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
