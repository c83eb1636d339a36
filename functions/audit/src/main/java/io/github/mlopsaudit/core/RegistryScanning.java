package io.github.mlopsaudit.core;

import java.util.List;

/// How the private registry of one region scans.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
public record RegistryScanning(Type type, List<ScanRule> rules) {

  /// Basic scanning of operating system packages, or Amazon Inspector.
  public enum Type {
    BASIC,
    ENHANCED
  }

  /// The repositories that one of the filters matches are scanned this often. A filter without `*`
  /// matches each name that contains it.
  public record ScanRule(ScanFrequency frequency, List<String> filters) {

    public ScanRule {
      filters = List.copyOf(filters);
    }
  }

  public RegistryScanning {
    rules = List.copyOf(rules);
  }
}
