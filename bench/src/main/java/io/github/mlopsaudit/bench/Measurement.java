package io.github.mlopsaudit.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One run in one fresh JVM. `runMillis` is from before the handler is made until it has answered,
/// `processMillis` from before the JVM starts until it has ended, `cpuMillis` what that JVM used.
/// `peakRssKib` is null where the system does not tell. Calls are by operation, connections by
/// service.
public record Measurement(
    Map<String, Integer> calls,
    Map<String, Integer> connections,
    long runMillis,
    long processMillis,
    long cpuMillis,
    @Nullable Long peakRssKib,
    double coverage) {

  public int allCalls() {
    return sum(calls);
  }

  public int allConnections() {
    return sum(connections);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
