package io.github.mlopsaudit;

import static java.util.stream.Collectors.toMap;

import io.github.mlopsaudit.ledger.DynamoDbLocal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What a table remembers, without when and by which run: that may differ after a bad night.
final class Memory {

  private static final AttributeValue NOTHING = AttributeValue.fromS("");
  private static final Set<String> TIMES =
      Set.of(
          "since",
          "changedBy",
          "firstSeenAt",
          "lastRunId",
          "lastRunSeq",
          "changedAt",
          "ttl",
          "GSI1SK");
  private static final int BATCH = 25;

  private Memory() {}

  /// The findings and summaries by key, and for each finding its transitions in order; but not that
  /// the audit could not look, which is true of the bad night alone.
  static Map<String, String> of(DynamoDbClient client, String table) {
    Map<String, String> memory = new TreeMap<>();
    Map<String, StringBuilder> histories = new TreeMap<>();
    for (Map<String, AttributeValue> item : sorted(client, table)) {
      String partition = text(item, "PK");
      if (item.toString().contains("audit-coverage") && !text(item, "SK").equals("SUM")) {
        continue;
      }
      if (partition.startsWith("STU#")) {
        memory.put(partition + " " + text(item, "SK"), timeless(item).toString());
      } else if (partition.startsWith("HIS#")) {
        histories
            .computeIfAbsent(partition, _ -> new StringBuilder())
            .append(text(item, "transition"))
            .append(' ');
      } else if (partition.startsWith("TOLD#")) {
        memory.put(partition, text(item, "upTo") + item.getOrDefault("owed", NOTHING));
      }
    }
    histories.forEach((partition, transitions) -> memory.put(partition, transitions.toString()));
    return memory;
  }

  private static List<Map<String, AttributeValue>> sorted(DynamoDbClient client, String table) {
    return DynamoDbLocal.items(client, table).stream()
        .sorted((a, b) -> (text(a, "PK") + text(a, "SK")).compareTo(text(b, "PK") + text(b, "SK")))
        .toList();
  }

  private static Map<String, AttributeValue> timeless(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> rest = new TreeMap<>(item);
    rest.keySet().removeAll(TIMES);
    return rest.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey, entry -> ordered(entry.getValue()), (a, _) -> a, TreeMap::new));
  }

  private static AttributeValue ordered(AttributeValue value) {
    if (!value.hasM()) {
      return value;
    }
    Map<String, AttributeValue> map = new TreeMap<>();
    value.m().forEach((key, inner) -> map.put(key, ordered(inner)));
    map.remove("audit-coverage");
    return AttributeValue.fromM(map);
  }

  static String text(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, NOTHING).s();
  }

  /// Another table that remembers the same.
  static void copy(DynamoDbClient client, String from, String to) {
    List<WriteRequest> puts =
        DynamoDbLocal.items(client, from).stream()
            .map(item ->
                WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build())
            .toList();
    for (int i = 0; i < puts.size(); i += BATCH) {
      List<WriteRequest> batch = puts.subList(i, Math.min(puts.size(), i + BATCH));
      client.batchWriteItem(write -> write.requestItems(new HashMap<>(Map.of(to, batch))));
    }
  }
}
