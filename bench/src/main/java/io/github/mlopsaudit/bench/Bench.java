package io.github.mlopsaudit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Measures whole audits of classes of several sizes against a stub AWS over TLS, each in a fresh
/// JVM. docs/benchmarks.md says what the figures mean.
public final class Bench {

  private Bench() {}

  /// Measures. The sizes take turns, so that a busy minute of the machine does not fall on one of
  /// them alone. `progress` is told a line as each run ends.
  ///
  /// @throws BenchException if a run fails, or does not see everything and tell it
  public static BenchReport run(BenchOptions options, Consumer<String> progress) {
    Map<Integer, List<Measurement>> runs = new TreeMap<>();
    try (Laboratory laboratory = Laboratory.open(options.latency())) {
      for (int round = 1; round <= options.repeat(); round++) {
        for (int students : options.students()) {
          Measurement run = laboratory.measure(students, heap(options));
          runs.computeIfAbsent(students, _ -> new ArrayList<>()).add(run);
          progress.accept(
              "%d students, run %d of %d: %d calls in %.2f s"
                  .formatted(
                      students, round, options.repeat(), run.allCalls(), run.runMillis() / 1000.0));
        }
      }
    }
    return new BenchReport(
        Machine.here(),
        options.latency().toMillis(),
        Laboratory.concurrency(),
        runs.entrySet().stream().map(e -> new Series(e.getKey(), e.getValue())).toList());
  }

  /// With a bound the heap begins as small as it would in a function of such a size, and not with a
  /// sixty-fourth of this machine's memory.
  private static List<String> heap(BenchOptions options) {
    return options.heap() == 0 ? List.of() : List.of("-Xmx" + options.heap() + "m", "-Xms8m");
  }
}
