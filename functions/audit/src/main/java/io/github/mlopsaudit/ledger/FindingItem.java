package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The item of a finding, and the item of its history that goes with a transition.
final class FindingItem {

  private static final Duration RESOLVED_KEPT = Duration.ofDays(180);
  private static final Duration HISTORY_KEPT = Duration.ofDays(400);
  private static final int ARGUMENTS = 20;
  private static final int REMEDY_BYTES = 65_536;

  private final Table table;
  private final Looked looked;

  FindingItem(Table table, Looked looked) {
    this.table = table;
    this.looked = looked;
  }

  /// What to write of this life, all or nothing: nothing where nothing changed, else the finding
  /// and, with a transition, its history.
  List<TransactWriteItem> writes(Life life) {
    FindingChange change = life.change();
    Map<String, AttributeValue> item =
        life.assessment()
            .map(assessment -> failing(life, assessment))
            .orElseGet(() -> changed(life));
    boolean same = life.before().filter(before -> sameContent(before.item(), item)).isPresent();
    if (same) {
      return List.of();
    }
    Stream<TransactWriteItem> history =
        isTransition(change) ? Stream.of(history(change)) : Stream.empty();
    return Stream.concat(Stream.of(put(item)), history).toList();
  }

  /// Whether this run made it: one that an earlier run made, and nobody was told of, is only told.
  private boolean isTransition(FindingChange change) {
    return change.transition().isNews() && change.since().toString().equals(looked.time());
  }

  /// Whether all that a reader would see stays: who wrote it last does not count.
  private static boolean sameContent(
      Map<String, AttributeValue> before, Map<String, AttributeValue> now) {
    Map<String, AttributeValue> left = new HashMap<>(before);
    Map<String, AttributeValue> right = new HashMap<>(now);
    for (String attribute : List.of("lastRunId", Key.SEQUENCE)) {
      left.remove(attribute);
      right.remove(attribute);
    }
    return left.equals(right);
  }

  private Map<String, AttributeValue> failing(Life life, Assessment assessment) {
    FindingChange change = life.change();
    Map<String, AttributeValue> item = new HashMap<>(stamp(life));
    item.put("findingId", text(change.findingId()));
    item.put("student", text(change.student()));
    item.put("check", text(change.check()));
    item.put("service", text(assessment.rule().service().id()));
    item.put("severity", text(change.severity().name()));
    item.put("resource", text(change.resource().name(), Values.TEXT_BYTES));
    item.put("resourceType", text(change.resource().kind().type()));
    item.put("region", text(change.resource().region(), Values.TEXT_BYTES));
    item.put("message", message(change.message()));
    item.put("remedy", text(remedy(assessment.verdict()), REMEDY_BYTES));
    String open = change.transition().isOpen() ? "OPEN#" : "WAIVED#";
    item.put("GSI1PK", text(open + looked.course() + "#" + change.severity()));
    item.put(
        "GSI1SK",
        text(
            String.join(
                "#",
                change.firstSeenAt().toString(),
                Key.label(change.student()),
                change.check())));
    return item;
  }

  private static String remedy(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> fail.remedy().commands();
      case Verdict.Waived waived -> waived.fail().remedy().commands();
      default -> "";
    };
  }

  /// What was known, with another transition.
  private Map<String, AttributeValue> changed(Life life) {
    Map<String, AttributeValue> item =
        new HashMap<>(life.before().map(KnownFinding::item).orElseGet(Map::of));
    item.putAll(stamp(life));
    if (life.change().transition().isResolved()) {
      item.remove("GSI1PK");
      item.remove("GSI1SK");
      item.put("ttl", number(life.change().since().getEpochSecond() + RESOLVED_KEPT.toSeconds()));
    }
    return item;
  }

  /// Key, state and times, which every version of the item has.
  private Map<String, AttributeValue> stamp(Life life) {
    FindingChange change = life.change();
    Key key = Key.finding(looked.course(), change.student(), change.check(), change.findingId());
    Map<String, AttributeValue> item = new HashMap<>(key.attributes());
    item.put("layout", number(SummaryItem.LAYOUT));
    item.put("status", text(status(change).name()));
    item.put("transition", text(lastNews(life).name()));
    item.put("changedBy", text(changedBy(life)));
    item.put("firstSeenAt", text(change.firstSeenAt().toString()));
    item.put("since", text(change.since().toString()));
    item.put("reopenings", number(change.reopenings()));
    item.put("lastRunId", text(runId()));
    item.put(Key.SEQUENCE, number(looked.sequence()));
    return item;
  }

  private static Transition lastNews(Life life) {
    Transition transition = life.change().transition();
    return transition.isNews()
        ? transition
        : life.before().map(KnownFinding::transition).orElse(transition);
  }

  private String changedBy(Life life) {
    return isTransition(life.change())
        ? runId()
        : life.before().map(KnownFinding::changedBy).orElse("");
  }

  private String runId() {
    return looked.report().run().id();
  }

  private static KnownFinding.Status status(FindingChange change) {
    if (change.transition().isResolved()) {
      return KnownFinding.Status.RESOLVED;
    }
    return change.transition().isOpen() ? KnownFinding.Status.OPEN : KnownFinding.Status.WAIVED;
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(item)
                .conditionExpression("attribute_not_exists(#seq) OR #seq < :seq")
                .expressionAttributeNames(Map.of("#seq", Key.SEQUENCE))
                .expressionAttributeValues(Map.of(":seq", number(looked.sequence())))
                .build())
        .build();
  }

  private TransactWriteItem history(FindingChange change) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            Key.history(looked.course(), change.findingId(), looked.time(), runId()).attributes());
    item.put("layout", number(SummaryItem.LAYOUT));
    item.put("findingId", text(change.findingId()));
    item.put("transition", text(change.transition().name()));
    item.put("at", text(looked.time()));
    item.put("runId", text(runId()));
    item.put("check", text(change.check()));
    item.put("student", text(change.student()));
    item.put("resource", text(change.resource().name(), Values.TEXT_BYTES));
    item.put("severity", text(change.severity().name()));
    item.put("message", message(change.message()));
    item.put("ttl", number(looked.sequence() + HISTORY_KEPT.toSeconds()));
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(item)
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", Key.PARTITION))
                .build())
        .build();
  }

  private static AttributeValue message(Message message) {
    return Values.map(
        Map.of(
            "key",
            text(message.key()),
            "arguments",
            Values.list(
                message.arguments(), ARGUMENTS, argument -> text(argument, Values.TEXT_BYTES))));
  }

  /// The items of a partition that are findings, by id.
  static Optional<KnownFinding> read(Map<String, AttributeValue> item) {
    return item.getOrDefault(Key.SORT, Values.NOTHING).s().startsWith("FND#")
        ? Optional.of(KnownFinding.of(item))
        : Optional.empty();
  }
}
