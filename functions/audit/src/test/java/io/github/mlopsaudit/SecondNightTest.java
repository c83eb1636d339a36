package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.stub.StubCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a night on which nothing changed writes to the table, beside the first one.
final class SecondNightTest {

  private static final int STUDENTS = 100;
  private static final double MOST = 0.02;
  private static final Duration AMPLE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LongAdder written = new LongAdder();

  /// An item of a transaction counts as a write, a check of a condition too, since AWS bills it.
  private void count(StubCall call) {
    switch (call.operation()) {
      case "dynamodb:TransactWriteItems" -> written.add(body(call).path("TransactItems").size());
      case "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem" -> written.increment();
      default -> {}
    }
  }

  private static JsonNode body(StubCall call) {
    try {
      return JSON.readTree(call.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void writesAlmostNothing() {
    Set<Integer> undone =
        IntStream.rangeClosed(1, STUDENTS)
            .filter(n -> n % 3 == 0)
            .boxed()
            .collect(Collectors.toSet());
    try (StubbedNights nights = new StubbedNights(BadClass.of(STUDENTS, undone))) {
      nights.weather(call -> {
        count(call);
        return Optional.empty();
      });
      String table = nights.newTable();

      assertThat(nights.deliver(table, 22, 1, AMPLE).failure()).isEmpty();
      long first = written.sumThenReset();
      assertThat(nights.deliver(table, 23, 1, AMPLE).failure()).isEmpty();
      long second = written.sumThenReset();

      System.out.printf("%d students: %d writes, then %d%n", STUDENTS, first, second);
      assertThat(first).isGreaterThan(STUDENTS);
      assertThat((double) second / first).isLessThanOrEqualTo(MOST);
    }
  }
}
