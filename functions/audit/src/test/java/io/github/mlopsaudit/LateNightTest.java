package io.github.mlopsaudit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.StubbedNights.Delivery;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.ledger.DynamoDbLocal;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Nights in which the service is so slow that the class is not read before the time is up. With
/// `-Dlate.students=10000` a whole account's class, which takes half an hour and some 3 GB.
final class LateNightTest {

  private static final int STUDENTS = Integer.getInteger("late.students", 150);

  /// Of a class that is left undone by every third student, the last one of them.
  private static final int UNDONE = STUDENTS - 1;

  /// What a night has, the function's whole time, a third of which at most is not for reading. For
  /// 10,000 students all that Lambda gives.
  private static final Duration SHORT = Duration.ofMillis(Math.max(15_000, STUDENTS * 90L));

  private static final Duration PAUSE = Duration.ofMillis(300);

  /// What reading everything would take at least: 12 calls for the repositories of each, 28 at
  /// once.
  private static final Duration WHOLE = PAUSE.multipliedBy(STUDENTS * 12L / 28);

  private static final Duration AMPLE = Duration.ofHours(1);

  /// What SNS takes at most.
  private static final int MESSAGE_BYTES = 262_144;

  private final StubbedNights nights =
      new StubbedNights(
          BadClass.of(
              STUDENTS,
              IntStream.rangeClosed(1, STUDENTS)
                  .filter(number -> number % 3 == 2 || number == UNDONE)
                  .boxed()
                  .collect(toUnmodifiableSet())),
          StubbedNights.LITTLE);
  private final String table = nights.newTable();

  @AfterEach
  void stop() {
    nights.close();
  }

  private Optional<Answer> slow(StubCall call) {
    return call.service().matches("s3|ecr") && call.resource().startsWith("mlops-")
        ? Optional.of(new Answer.Slow(PAUSE, nights.usual(call)))
        : Optional.empty();
  }

  private Report late(int night) {
    Delivery delivery = nights.deliver(table, night, 1, SHORT);
    assertThat(delivery.failure()).isEmpty();
    assertThat(delivery.took()).isLessThan(SHORT).isLessThan(WHOLE);
    RunSummary summary = delivery.outcome().orElseThrow().summary();
    assertThat(summary.status()).isEqualTo(RunSummary.Status.PARTIAL);
    Report report = delivery.outcome().orElseThrow().report();
    assertThat(summary.unreached()).isEqualTo(report.unreached().size()).isPositive();
    assertThat(report.snapshot().gaps())
        .allMatch(gap -> gap.unreadable().cause() == Cause.DEADLINE);
    return report;
  }

  @Test
  void tellsWhatItHasLeavesTheRestAsItWasAndBeginsThereTheNextTime() {
    assertThat(nights.deliver(table, 22, 1, AMPLE).failure()).isEmpty();
    nights.published();
    Set<Map<String, AttributeValue>> before = findings();
    String last = "%02d".formatted(UNDONE);
    assertThat(of(last, before)).isNotEmpty();
    nights.become(BadClass.of(STUDENTS, Set.of()));
    nights.weather(this::slow);

    Report first = late(23);

    assertThat(reached(first)).contains("01", "02").doesNotContain(last);
    assertThat(nights.published())
        .singleElement()
        .asString()
        .satisfies(message -> assertThat(message.getBytes(UTF_8)).hasSizeLessThan(MESSAGE_BYTES))
        .contains("Students not reached before the time was up: " + first.unreached().size())
        .contains("The next run begins with them.");
    Set<Map<String, AttributeValue>> after = findings();
    assertThat(of(last, after)).isEqualTo(of(last, before));
    assertThat(of("02", after))
        .filteredOn("check", text("s3-versioning"))
        .extracting(item -> item.get("status"))
        .containsExactly(text("RESOLVED"));

    Report second = late(24);

    assertThat(reached(second)).contains(first.unreached().getFirst()).doesNotContain("01");
  }

  private static Set<String> reached(Report report) {
    Set<String> reached = new HashSet<>();
    IntStream.rangeClosed(1, STUDENTS).mapToObj("%02d"::formatted).forEach(reached::add);
    report.unreached().forEach(reached::remove);
    return reached;
  }

  private Set<Map<String, AttributeValue>> findings() {
    Set<Map<String, AttributeValue>> findings =
        new HashSet<>(DynamoDbLocal.items(nights.tables, table));
    findings.removeIf(item -> !item.containsKey("findingId") || !item.containsKey("status"));
    return findings;
  }

  private static Set<Map<String, AttributeValue>> of(
      String student, Set<Map<String, AttributeValue>> findings) {
    Set<Map<String, AttributeValue>> some = new HashSet<>(findings);
    some.removeIf(item -> !text(student).equals(item.get("student")));
    return some;
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
