package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.ReadingOrder;
import io.github.mlopsaudit.core.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The students whom a run did not reach before its time was up, in the order in which the next run
/// reads them. The run's item keeps them as ranges: `06-15`, `20`.
final class Waiting {

  private static final String ATTRIBUTE = "unreached";

  /// At 13 bytes a range and 3 more for DynamoDB less than half of what an item may hold.
  private static final int RANGES = 10_000;

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final Pattern SHORT = Pattern.compile("\\d{1,9}");

  private Waiting() {}

  /// Notes whom this run did not reach. `before` is the item of the last run of the whole class.
  static void write(
      Map<String, AttributeValue> item, Report report, Map<String, AttributeValue> before) {
    List<String> unreached =
        new ReadingOrder(read(before), report.course())
            .sorted(report.unreached(), Function.identity());
    if (!unreached.isEmpty()) {
      item.put(ATTRIBUTE, Values.list(ranges(unreached), RANGES, Values::text));
    }
  }

  /// Whom the run did not reach; nobody where its item says nothing of it.
  static List<String> read(Map<String, AttributeValue> item) {
    return item.getOrDefault(ATTRIBUTE, Values.NOTHING).l().stream()
        .map(AttributeValue::s)
        .flatMap(range -> numbers(range).stream())
        .toList();
  }

  private static List<String> ranges(List<String> numbers) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= numbers.size(); i++) {
      if (i == numbers.size() || !follows(numbers.get(i - 1), numbers.get(i))) {
        String first = numbers.get(from);
        ranges.add(i - 1 == from ? first : first + "-" + numbers.get(i - 1));
        from = i;
      }
    }
    return ranges;
  }

  /// Whether the number is the next one, written as wide: 09 and 10, but not 9 and 10.
  private static boolean follows(String one, String next) {
    return SHORT.matcher(one).matches()
        && next.length() == one.length()
        && next.equals(padded(Integer.parseInt(one) + 1, one.length()));
  }

  private static List<String> numbers(String range) {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      return List.of(range);
    }
    List<String> numbers = new ArrayList<>();
    int last = Integer.parseInt(matcher.group(2));
    for (int number = Integer.parseInt(matcher.group(1)); number <= last; number++) {
      numbers.add(padded(number, matcher.group(1).length()));
    }
    return numbers;
  }

  private static String padded(int number, int width) {
    return String.format("%0" + width + "d", number);
  }
}
