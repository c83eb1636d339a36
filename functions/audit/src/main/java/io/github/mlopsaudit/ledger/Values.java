package io.github.mlopsaudit.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attribute values of the kinds that the table holds.
final class Values {

  /// Stands for an attribute that is not there.
  static final AttributeValue NOTHING =
      AttributeValue.builder().s("").n("0").m(Map.of()).l(List.of()).build();

  /// What a text of the class may have; longer ones are cut.
  static final int TEXT_BYTES = 2_048;

  private static final String ELLIPSIS = "…";

  private Values() {}

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  /// The text, cut to so many bytes of UTF-8, never inside a character; what was cut ends in `…`.
  /// DynamoDB counts bytes, and an item has 400 KB of them.
  static AttributeValue text(String text, int bytes) {
    return AttributeValue.fromS(cut(text, bytes));
  }

  /// The text attribute, empty where there is none.
  static String read(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, NOTHING).s();
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue map(Map<String, AttributeValue> map) {
    return AttributeValue.fromM(map);
  }

  /// At most so many of the elements, the first ones.
  static <T> AttributeValue list(List<T> elements, int most, Function<T, AttributeValue> value) {
    return AttributeValue.fromL(elements.stream().limit(most).map(value).toList());
  }

  private static String cut(String text, int bytes) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
      return text;
    }
    int room = bytes - ELLIPSIS.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      room -= text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
