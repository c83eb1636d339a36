package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.RegistryScanning.ScanRule;
import io.github.mlopsaudit.core.ScanFrequency;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says how a repository is scanned, from the rules of its registry.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
record RegistryRules(RegistryScanning scanning) {

  /// `scanOnPush` is the repository's own setting, which counts only where a registry that scans in
  /// the basic way has no rules.
  ScanFrequency frequency(String repository, boolean scanOnPush) {
    if (scanning.type() == RegistryScanning.Type.BASIC && scanning.rules().isEmpty()) {
      return scanOnPush ? ScanFrequency.SCAN_ON_PUSH : ScanFrequency.MANUAL;
    }
    Set<ScanFrequency> matching =
        scanning.rules().stream()
            .filter(rule -> matches(rule, repository))
            .map(ScanRule::frequency)
            .collect(Collectors.toSet());
    if (matching.contains(ScanFrequency.CONTINUOUS_SCAN)) {
      return ScanFrequency.CONTINUOUS_SCAN;
    }
    return matching.contains(ScanFrequency.SCAN_ON_PUSH)
        ? ScanFrequency.SCAN_ON_PUSH
        : ScanFrequency.MANUAL;
  }

  private static boolean matches(ScanRule rule, String repository) {
    return rule.filters().stream().anyMatch(filter -> matches(filter, repository));
  }

  // Without * a filter matches each name that contains it.
  private static boolean matches(String filter, String repository) {
    if (!filter.contains("*")) {
      return repository.contains(filter);
    }
    String regex =
        Arrays.stream(filter.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return repository.matches(regex);
  }
}
