package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories whose images are scanned only by hand. The registry's rules override the
/// setting of the repository, so the effective frequency is asked for, and the remedy is one rule
/// for the whole class.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
public final class ScanOnPushDisabled implements Check {

  private static final Rule RULE =
      new Rule(
          "ecr-scan-on-push", Service.ECR, Severity.MEDIUM, Tier.ALERT, "ECR.1", "ISMS-P 2.11.2");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES, Read.REPOSITORY_SCANNING, Read.REGISTRY_SCANNING);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, repository -> judge(repository, course));
  }

  private static Verdict judge(Repository repository, Course course) {
    return switch (repository.scanning()) {
      case Reading.Unreadable<Scanning> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Scanning>(Scanning(ScanFrequency frequency, boolean estimated, _)) -> {
        String by = estimated ? ".estimated" : "";
        yield switch (frequency) {
          case SCAN_ON_PUSH, CONTINUOUS_SCAN ->
              new Verdict.Pass(Message.of("ecr-scan-on-push.pass" + by, frequency));
          case MANUAL ->
              new Verdict.Fail(
                  Severity.MEDIUM,
                  Message.of("ecr-scan-on-push.fail" + by),
                  scanTheClass(repository.region(), course));
        };
      }
    };
  }

  @Override
  public String classRemedy(Snapshot snapshot, Course course) {
    return snapshot.seenRepositories().stream()
        .filter(repository -> judge(repository, course) instanceof Verdict.Fail)
        .map(Repository::region)
        .distinct()
        .map(region -> scanTheClass(region, course))
        .collect(joining(" && \\\n"));
  }

  // The call replaces the registry's type and rules, so what is there is read first and kept.
  private static String scanTheClass(String where, Course course) {
    String filters =
        course.repositories().stream().map(pattern -> word(pattern.glob())).collect(joining(" "));
    String region = word(where);
    return """
    aws ecr get-registry-scanning-configuration --region %s --query scanningConfiguration > scanning.json && \\
    python3 -c "import json, sys; c = json.load(open('scanning.json')); rules = c.get('rules', []); push = [r for r in rules if r['scanFrequency'] == 'SCAN_ON_PUSH'] or [{'scanFrequency': 'SCAN_ON_PUSH', 'repositoryFilters': []}]; have = push[0]['repositoryFilters']; have += [f for f in ({'filter': n, 'filterType': 'WILDCARD'} for n in sys.argv[1:]) if f not in have]; c['rules'] = [r for r in rules if r is not push[0]] + push[:1]; json.dump(c, open('scanning-new.json', 'w'))" %s && \\
    aws ecr put-registry-scanning-configuration --region %s --cli-input-json file://scanning-new.json\
    """
        .formatted(region, filters, region);
  }
}
