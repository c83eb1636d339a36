package io.github.mlopsaudit.bench;

/// What one contender took once: `wallMillis` from before its process starts until it has ended,
/// `cpuMillis` of all its processes, `peakRssKib` of the largest of them. `calls` is -1 where
/// nobody counts them.
public record Lap(long wallMillis, long cpuMillis, long peakRssKib, int calls) {

  /// The same for so many times the work, the memory aside.
  Lap times(double factor) {
    return new Lap(Math.round(wallMillis * factor), Math.round(cpuMillis * factor), peakRssKib, -1);
  }
}
