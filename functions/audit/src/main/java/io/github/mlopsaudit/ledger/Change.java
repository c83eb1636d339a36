package io.github.mlopsaudit.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What one run says about one item: attributes to set, and attributes that keep the value they
/// were first given. Applied only where no run of the same or a later sequence has written before,
/// so that each item is right by itself, whatever order runs finish in and wherever one breaks off.
record Change(
    Key key, long sequence, Map<String, AttributeValue> set, Map<String, AttributeValue> once) {

  static final String SEQUENCE = "lastRunSeq";

  private static final String CONDITION = "attribute_not_exists(#seq) OR #seq < :seq";

  Change {
    set = Map.copyOf(set);
    once = Map.copyOf(once);
  }

  UpdateItemRequest request(String table) {
    Map<String, String> names = new HashMap<>(Map.of("#seq", SEQUENCE));
    Map<String, AttributeValue> values = new HashMap<>(Map.of(":seq", Values.number(sequence)));
    Stream<String> sets =
        new TreeMap<>(set)
            .entrySet().stream()
                .map(entry -> {
                  String name = name(entry, names, values);
                  return "#%s = :%s".formatted(name, name);
                });
    Stream<String> onces =
        new TreeMap<>(once)
            .entrySet().stream()
                .map(entry -> {
                  String name = name(entry, names, values);
                  return "#%s = if_not_exists(#%s, :%s)".formatted(name, name, name);
                });
    String expression =
        Stream.concat(sets, onces).collect(Collectors.joining(", ", "SET #seq = :seq, ", ""));
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key.attributes())
        .updateExpression(expression)
        .conditionExpression(CONDITION)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /// A name to use in the expression: DynamoDB reserves hundreds of words, `region` among them.
  private static String name(
      Map.Entry<String, AttributeValue> entry,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    String name = "a" + names.size();
    names.put("#" + name, entry.getKey());
    values.put(":" + name, entry.getValue());
    return name;
  }
}
