package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
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
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, repository -> judge(repository, course));
  }

  private static Verdict judge(Repository repository, Course course) {
    return switch (repository.scanFrequency()) {
      case Reading.Unreadable<ScanFrequency> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<ScanFrequency>(ScanFrequency frequency) ->
          switch (frequency) {
            case SCAN_ON_PUSH, CONTINUOUS_SCAN ->
                new Verdict.Pass(Message.of("ecr-scan-on-push.pass", frequency));
            case MANUAL ->
                new Verdict.Fail(
                    Severity.MEDIUM,
                    Message.of("ecr-scan-on-push.fail"),
                    scanTheClass(repository, course));
          };
    };
  }

  private static String scanTheClass(Repository repository, Course course) {
    String filter =
        course.repositories().stream()
            .filter(pattern -> pattern.enumerates(repository.name()))
            .map(pattern -> pattern.glob())
            .findFirst()
            .orElse(repository.name());
    String region = word(repository.region());
    return """
    # The call replaces the registry's rules: look at them first, and add those that are to stay.
    aws ecr get-registry-scanning-configuration --region %s
    aws ecr put-registry-scanning-configuration --region %s --scan-type "$(aws ecr get-registry-scanning-configuration --region %s --query scanningConfiguration.scanType --output text)" --rules '[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"%s","filterType":"WILDCARD"}]}]'\
    """
        .formatted(region, region, region, filter);
  }
}
