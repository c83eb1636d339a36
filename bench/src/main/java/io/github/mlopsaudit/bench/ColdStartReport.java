package io.github.mlopsaudit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mlopsaudit.bench.ColdStart.Took;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What functions took to their first answer, in the order in which they ran.
public record ColdStartReport(Machine machine, Map<String, List<Took>> starts) {

  private static final String LINE = "%-52s %22s %10s %10s %12s%n";

  /// A table for people.
  public String text() {
    StringBuilder text =
        new StringBuilder(
            """
            From before the process starts until the function has answered, under the Runtime Interface
            Client; one student, a stub AWS over TLS that answers at once. Median (least-most).
            %d cores, %s, %s; the stub shares them.

            """
                .formatted(machine.cores(), machine.jdk(), machine.system()));
    text.append(LINE.formatted("", "first answer, ms", "CPU, ms", "x first", "second, ms"));
    double naive = median(starts.values().iterator().next(), Took::first);
    starts.forEach((name, took) ->
        text.append(
            LINE.formatted(
                name,
                spread(took),
                number("%.0f", median(took, Took::cpu)),
                number("%.2f", median(took, Took::first) / naive),
                number("%.0f", median(took, Took::second)))));
    return text.toString();
  }

  private static String spread(List<Took> took) {
    List<Duration> sorted = sorted(took, Took::first);
    return "%s (%d-%d)"
        .formatted(
            number("%.0f", median(took, Took::first)),
            sorted.getFirst().toMillis(),
            sorted.getLast().toMillis());
  }

  private static double median(List<Took> took, Function<Took, Duration> figure) {
    List<Duration> sorted = sorted(took, figure);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle).toMillis()
        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2).toMillis();
  }

  private static List<Duration> sorted(List<Took> took, Function<Took, Duration> figure) {
    return took.stream().map(figure).sorted().toList();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /// Every start, for programs.
  public String json() {
    try {
      return JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers can be written", e);
    }
  }
}
