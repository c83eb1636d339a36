package io.github.mlopsaudit.core;

import java.util.Locale;

/// How bad a finding is, mildest first, so that `compareTo` ranks. The weight counts in the score.
public enum Severity {
  INFO(0),
  LOW(1),
  MEDIUM(3),
  HIGH(5),
  CRITICAL(10);

  private final int weight;

  Severity(int weight) {
    this.weight = weight;
  }

  public int weight() {
    return weight;
  }

  public boolean isAtLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /// The name as people and files write it: `high`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
