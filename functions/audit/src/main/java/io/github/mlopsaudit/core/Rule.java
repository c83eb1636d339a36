package io.github.mlopsaudit.core;

import java.util.List;

/// What a check stands for. The id is stable for ever: findings are remembered under it. Titles and
/// texts live in the message bundles under the same id; `references` name the controls that ask for
/// it (`S3.8` is AWS Security Hub's, `CIS 2.1.4` the CIS AWS Foundations Benchmark's).
public record Rule(
    String id, Service service, Severity severity, Tier tier, List<String> references) {

  public Rule {
    references = List.copyOf(references);
  }

  public Rule(String id, Service service, Severity severity, Tier tier, String... references) {
    this(id, service, severity, tier, List.of(references));
  }

  public Rule withSeverity(Severity other) {
    return new Rule(id, service, other, tier, references);
  }
}
