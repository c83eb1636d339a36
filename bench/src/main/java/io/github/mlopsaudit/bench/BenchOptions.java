package io.github.mlopsaudit.bench;

import java.time.Duration;
import java.util.List;

/// What is measured: classes of these sizes, each so many times, with so long a wait for each
/// answer of AWS, in a JVM with so many megabytes of heap; 0 leaves that to the JVM.
public record BenchOptions(List<Integer> students, int repeat, Duration latency, int heap) {

  private static final int MOST_STUDENTS = 10_000;

  public static final BenchOptions DEFAULT =
      new BenchOptions(List.of(15, 100), 3, Duration.ofMillis(25), 0);

  /// Checks what a person asked for.
  ///
  /// @throws IllegalArgumentException that says which option is wrong and what is allowed
  public BenchOptions {
    students = students.stream().distinct().sorted().toList();
    require(!students.isEmpty(), "at least one number of students is needed");
    students.forEach(BenchOptions::requireMeasurable);
    require(repeat >= 1, repeat + " repetitions measure nothing; at least 1 is needed");
    require(heap >= 0, "the heap must not be negative, but is " + heap);
    require(!latency.isNegative(), "the latency must not be negative, but is " + latency);
  }

  private static void requireMeasurable(int students) {
    require(
        students >= 1 && students <= MOST_STUDENTS,
        students + " students cannot be measured; allowed are 1 to " + MOST_STUDENTS);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
