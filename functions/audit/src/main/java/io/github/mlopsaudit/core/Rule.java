package io.github.mlopsaudit.core;

import java.util.List;

/// What a check stands for. The id is stable for ever: findings are remembered under it. Titles and
/// texts live in the message bundles under the same id; `references` name the controls that ask for
/// it (`S3.8` is AWS Security Hub's, `CIS 2.1.4` the CIS AWS Foundations Benchmark's). What is not
/// `on` is judged only where the course asks for it; `parameters` are what a course may set.
public record Rule(
    String id,
    Service service,
    Severity severity,
    Tier tier,
    boolean on,
    List<Parameter> parameters,
    List<String> references) {

  public Rule {
    parameters = List.copyOf(parameters);
    references = List.copyOf(references);
  }

  public Rule(String id, Service service, Severity severity, Tier tier, String... references) {
    this(id, service, severity, tier, true, List.of(), List.of(references));
  }

  public Rule withSeverity(Severity other) {
    return new Rule(id, service, other, tier, on, parameters, references);
  }

  /// The same rule, off unless a course asks for it.
  public Rule off() {
    return new Rule(id, service, severity, tier, false, parameters, references);
  }

  public Rule with(Parameter... wanted) {
    return new Rule(id, service, severity, tier, on, List.of(wanted), references);
  }
}
