package io.github.mlopsaudit.core;

import java.util.List;
import java.util.stream.Stream;

/// What a run changed against what was known. `compared` is false where nothing was known to
/// compare with, because there is no table or it could not be used: then everything open counts as
/// open.
public record Changes(boolean compared, List<FindingChange> findings) {

  public static final Changes UNKNOWN = new Changes(false, List.of());

  public Changes {
    findings = List.copyOf(findings);
  }

  public Stream<FindingChange> of(Transition transition) {
    return findings.stream().filter(finding -> finding.transition() == transition);
  }

  /// Whether anything changed that people are told of.
  public boolean hasNews() {
    return findings.stream().anyMatch(finding -> finding.transition().isNews());
  }
}
