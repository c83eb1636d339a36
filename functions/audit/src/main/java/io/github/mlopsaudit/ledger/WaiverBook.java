package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The waivers of a class, kept in the ledger's table.
public final class WaiverBook {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int REASON_BYTES = 2_048;

  private final Table table;

  public WaiverBook(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /// The waivers of the class, those that no longer hold included for as long as they are kept.
  ///
  /// @throws DeliveryException if the table cannot be read
  public Waivers read(String course) {
    return new Waivers(table.query(Key.waivers(course)).stream().map(WaiverBook::waiver).toList());
  }

  /// Adds the waiver, in the place of one for the same check, student and resource.
  ///
  /// @throws DeliveryException if the table cannot be written
  public void put(String course, Waiver waiver) {
    Map<String, AttributeValue> item = new HashMap<>(key(course, waiver).attributes());
    item.put("layout", number(SummaryItem.LAYOUT));
    item.put("check", text(waiver.check()));
    item.put("student", text(waiver.student()));
    item.put("resource", text(waiver.resource()));
    item.put("until", text(waiver.until().toString()));
    item.put("reason", text(waiver.reason(), REASON_BYTES));
    item.put("by", text(waiver.by()));
    item.put("at", text(waiver.at().toString()));
    item.put(
        "ttl",
        number(waiver.until().atStartOfDay(ZoneOffset.UTC).toEpochSecond() + KEPT.toSeconds()));
    table.put(item);
  }

  /// Takes the waiver back.
  ///
  /// @throws DeliveryException if the table cannot be written
  public void remove(String course, Waiver waiver) {
    table.delete(key(course, waiver));
  }

  private static Key key(String course, Waiver waiver) {
    return Key.waiver(course, waiver.check(), waiver.student(), waiver.resource());
  }

  private static Waiver waiver(Map<String, AttributeValue> item) {
    try {
      return new Waiver(
          Values.read(item, "check"),
          Values.read(item, "student"),
          Values.read(item, "resource"),
          LocalDate.parse(Values.read(item, "until")),
          Values.read(item, "reason"),
          Values.read(item, "by"),
          Instant.parse(Values.read(item, "at")));
    } catch (DateTimeException e) {
      throw new DeliveryException(
          "The table's item %s, %s is no waiver that can be read: %s. Delete it and grant the waiver anew."
              .formatted(
                  Values.read(item, Key.PARTITION), Values.read(item, Key.SORT), e.getMessage()),
          e);
    }
  }
}
