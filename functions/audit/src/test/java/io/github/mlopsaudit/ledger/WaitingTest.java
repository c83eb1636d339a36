package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class WaitingTest {

  /// A run that had no time for these students' buckets.
  private static Report late(List<String> roster, List<String> unreached) {
    List<Bucket> buckets =
        unreached.stream()
            .map(number ->
                Given.bucket("mlops-training-user" + number)
                    .encryption(
                        Reading.unreadable("s3:GetEncryptionConfiguration", Cause.DEADLINE, ""))
                    .build())
            .toList();
    return report(run("r", NIGHT), course(roster.toArray(String[]::new)), buckets, List.of());
  }

  private static Map<String, AttributeValue> item(
      List<String> roster, List<String> unreached, Map<String, AttributeValue> before) {
    Map<String, AttributeValue> item = new HashMap<>();
    Waiting.write(item, late(roster, unreached), before);
    return item;
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("%02d"::formatted).toList();
  }

  private static List<String> ranges(Map<String, AttributeValue> item) {
    return item.getOrDefault("unreached", Values.NOTHING).l().stream()
        .map(AttributeValue::s)
        .toList();
  }

  @Test
  void writesRangesAndReadsThemBack() {
    List<String> roster = numbers(1, 120);
    List<String> unreached = List.of("03", "07", "08", "09", "10", "98", "99", "100", "101", "120");

    Map<String, AttributeValue> item = item(roster, unreached, Map.of());

    assertThat(ranges(item)).containsExactly("03", "07-10", "98-99", "100-101", "120");
    assertThat(Waiting.read(item)).isEqualTo(unreached);
  }

  @Test
  void writesNothingWhereEverybodyWasReached() {
    assertThat(item(numbers(1, 9), List.of(), Map.of())).isEmpty();
    assertThat(Waiting.read(Map.of())).isEmpty();
  }

  @Test
  void keepsApartWhatOnlyLooksLikeTheNextNumber() {
    List<String> roster = List.of("9", "10", "09", "012345678901", "012345678902");

    Map<String, AttributeValue> item = item(roster, roster, Map.of());

    assertThat(ranges(item)).isEqualTo(roster);
    assertThat(Waiting.read(item)).isEqualTo(roster);
  }

  /// A third of the class a night: without turns, the last third would never be reached.
  @Test
  void takesTurnsThroughTheClass() {
    List<String> roster = numbers(1, 90);
    Map<String, AttributeValue> first = item(roster, numbers(31, 90), Map.of());
    List<String> notInSecond =
        Stream.concat(numbers(1, 30).stream(), numbers(61, 90).stream()).toList();

    Map<String, AttributeValue> second = item(roster, notInSecond, first);

    assertThat(ranges(second)).containsExactly("61-90", "01-30");
    assertThat(ranges(item(roster, numbers(1, 60), second))).containsExactly("01-60");
  }

  @Test
  void fitsIntoAnItemAtTheWorst() {
    List<String> roster =
        IntStream.rangeClosed(1, 10_000).mapToObj(i -> "%06d".formatted(2 * i)).toList();

    Map<String, AttributeValue> item = item(roster, roster, Map.of());

    assertThat(Waiting.read(item)).isEqualTo(roster);
    assertThat(ranges(item).stream().mapToInt(range -> range.length() + 3).sum())
        .isLessThan(200_000);
  }
}
