package io.github.mlopsaudit.bench;

/// The machine that measured, as far as the figures depend on it.
public record Machine(int cores, String jdk, String system) {

  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vendor.version", System.getProperty("java.runtime.version", "?")),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
