package io.github.mlopsaudit.core;

import java.util.List;
import java.util.stream.Stream;

/// What a run changed against what was known, and where it is not the first to see nothing.
/// `compared` is false where nothing was known to compare with, because there is no table or it
/// could not be used: then everything open counts as open.
public record Changes(boolean compared, List<FindingChange> findings, List<BlindSpot> blindSpots) {

  public static final Changes UNKNOWN = new Changes(false, List.of());

  public Changes {
    findings = List.copyOf(findings);
    blindSpots = List.copyOf(blindSpots);
  }

  public Changes(boolean compared, List<FindingChange> findings) {
    this(compared, findings, List.of());
  }

  public Stream<FindingChange> of(Transition transition) {
    return findings.stream().filter(finding -> finding.transition() == transition);
  }

  /// Whether anything changed that people are told of; what is only advice is not.
  public boolean hasNews() {
    return findings.stream()
        .filter(finding -> finding.severity().isAtLeast(Severity.LOW))
        .anyMatch(finding -> finding.transition().isNews());
  }
}
