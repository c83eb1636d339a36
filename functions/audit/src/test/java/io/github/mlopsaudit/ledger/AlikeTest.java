package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items of many students in little memory.
final class AlikeTest {

  private final Alike alike = new Alike();

  private static Map<String, AttributeValue> item(String student) {
    AttributeValue row =
        Values.map(Map.of(new String("s3-versioning"), text(new String("P")), "other", text("F")));
    return Map.of(
        new String("student"),
        text(student),
        "layout",
        number(2),
        "tags",
        AttributeValue.fromL(List.of(text("a"), text(student))),
        "s3",
        Values.map(Map.of("row", row, "open", Values.map(Map.of()))));
  }

  @Test
  void changesNothing() {
    assertThat(alike.of(item("01"))).isEqualTo(item("01"));
    assertThat(alike.of(item("02"))).isEqualTo(item("02"));
    assertThat(alike.of(Map.of())).isEmpty();
  }

  @Test
  void keepsOneObjectOfWhatIsEqual() {
    Map<String, AttributeValue> one = alike.of(item("01"));
    Map<String, AttributeValue> other = alike.of(item("02"));

    assertThat(other.get("s3")).isSameAs(one.get("s3"));
    assertThat(other.get("layout")).isSameAs(one.get("layout"));
    assertThat(other.get("student")).isNotEqualTo(one.get("student"));
    assertThat(key(other)).isSameAs(key(one));
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.keySet().stream().filter("student"::equals).findFirst().orElseThrow();
  }
}
