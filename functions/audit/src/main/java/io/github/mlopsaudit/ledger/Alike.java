package io.github.mlopsaudit.ledger;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as the table has them, with one object for equal names and equal values: those of a class
/// are much alike, and those of thousands of students are in memory at once.
final class Alike {

  private final Map<String, String> names = new HashMap<>();
  private final Map<AttributeValue, AttributeValue> values = new HashMap<>();

  /// The same item.
  Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> alike = new HashMap<>();
    item.forEach(
        (name, value) -> alike.put(names.computeIfAbsent(name, same -> same), value(value)));
    return Map.copyOf(alike);
  }

  private AttributeValue value(AttributeValue value) {
    AttributeValue alike = value.hasM() ? Values.map(of(value.m())) : value;
    return values.computeIfAbsent(alike, same -> same);
  }
}
