package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A finding as its item in the table has it.
record KnownFinding(Map<String, AttributeValue> item) {

  /// Where a finding is in its life.
  enum Status {
    OPEN,
    WAIVED,
    RESOLVED
  }

  KnownFinding {
    item = Map.copyOf(item);
  }

  /// The finding that the item holds.
  ///
  /// @throws DeliveryException if something that every finding has is missing or no such value
  static KnownFinding of(Map<String, AttributeValue> item) {
    KnownFinding finding = new KnownFinding(item);
    try {
      var _ = finding.change();
      var _ = finding.status();
      return finding;
    } catch (NoSuchElementException | IllegalArgumentException | DateTimeException e) {
      throw new DeliveryException(
          "The table's item %s, %s is no finding that can be read: %s. Delete it: the next run writes it anew."
              .formatted(
                  Values.read(item, Key.PARTITION), Values.read(item, Key.SORT), e.getMessage()),
          e);
    }
  }

  String id() {
    return text("findingId");
  }

  String check() {
    return text("check");
  }

  String student() {
    return text("student");
  }

  String service() {
    return text("service");
  }

  Status status() {
    return Status.valueOf(text("status", Status.OPEN.name()));
  }

  Severity severity() {
    return Severity.valueOf(text("severity"));
  }

  /// The last one that was news.
  Transition transition() {
    return Transition.valueOf(text("transition", Transition.NEW.name()));
  }

  Instant firstSeenAt() {
    return Instant.parse(text("firstSeenAt"));
  }

  Instant since() {
    return Instant.parse(text("since", text("firstSeenAt")));
  }

  int reopenings() {
    return Integer.parseInt(item.getOrDefault("reopenings", Values.NOTHING).n());
  }

  /// Whether this run has written it, in an earlier delivery of the same event.
  boolean isWrittenBy(String runId) {
    return text("lastRunId").equals(runId);
  }

  /// The run that made the last transition; empty in items of layout 1.
  String changedBy() {
    return text("changedBy", "");
  }

  FindingChange change() {
    return change(transition(), since());
  }

  /// The finding as it is known, with another transition.
  FindingChange change(Transition other, Instant at) {
    return new FindingChange(
        id(),
        check(),
        student(),
        resource(),
        severity(),
        message(),
        other,
        firstSeenAt(),
        at,
        reopenings());
  }

  Resource resource() {
    String type = text("resourceType");
    Resource.Kind kind =
        Stream.of(Resource.Kind.values())
            .filter(candidate -> candidate.type().equals(type))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no resourceType " + type));
    return new Resource(kind, text("resource"), text("region"));
  }

  Message message() {
    Map<String, AttributeValue> message = value("message").m();
    List<AttributeValue> arguments = message.getOrDefault("arguments", Values.NOTHING).l();
    return new Message(
        message.getOrDefault("key", Values.NOTHING).s(),
        arguments.stream().map(AttributeValue::s).toList());
  }

  /// Items of layout 1 lack what came later.
  private String text(String attribute, String otherwise) {
    return item.containsKey(attribute) ? text(attribute) : otherwise;
  }

  private String text(String attribute) {
    return value(attribute).s();
  }

  private AttributeValue value(String attribute) {
    AttributeValue value = item.get(attribute);
    if (value == null) {
      throw new NoSuchElementException("it has no " + attribute);
    }
    return value;
  }
}
