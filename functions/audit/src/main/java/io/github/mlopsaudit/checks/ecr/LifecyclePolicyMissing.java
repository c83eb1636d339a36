package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Flags repositories that keep every image for ever, for want of a rule that expires any.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
public final class LifecyclePolicyMissing implements Check {

  private static final Rule RULE =
      new Rule("ecr-lifecycle", Service.ECR, Severity.LOW, Tier.ALERT, "ECR.3");

  // The course page's own policy.
  private static final String KEEP_TEN =
      "{\"rules\":[{\"rulePriority\":1,\"description\":\"Keep last 10 images\",\"selection\":"
          + "{\"tagStatus\":\"any\",\"countType\":\"imageCountMoreThan\",\"countNumber\":10},"
          + "\"action\":{\"type\":\"expire\"}}]}";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES, Read.REPOSITORY_LIFECYCLE);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, LifecyclePolicyMissing::judge);
  }

  private static Verdict judge(Repository repository) {
    return switch (repository.lifecyclePolicy()) {
      case Reading.Unreadable<LifecyclePolicy> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<LifecyclePolicy>(LifecyclePolicy policy) ->
          judge(policy.rules(), repository);
    };
  }

  private static Verdict judge(List<ImageRule> rules, Repository repository) {
    if (rules.isEmpty()) {
      // The eleventh image goes.
      return new Verdict.Fail(
          Severity.LOW, Message.of("ecr-lifecycle.fail"), Remedy.asking(keepTen(repository)));
    }
    return rules.stream().anyMatch(rule -> rule.action().equals("expire"))
        ? new Verdict.Pass(Message.of("ecr-lifecycle.pass", rules.size()))
        : new Verdict.Fail(
            Severity.LOW,
            Message.of("ecr-lifecycle.fail.expires-nothing", rules.size()),
            look(repository));
  }

  /// Comments alone: a rule for any image must be the last, and what the others are for only their
  /// author knows.
  private static String look(Repository repository) {
    return """
    # See the policy: aws ecr get-lifecycle-policy --repository-name %s --region %s --query lifecyclePolicyText --output text
    # Add a rule with the action expire to it in the console, such as one that keeps the last ten images.\
    """
        .formatted(word(repository.name()), word(repository.region()));
  }

  private static String keepTen(Repository repository) {
    return keepTen(word(repository.name()), repository.region());
  }

  private static String keepTen(String repository, String region) {
    return "aws ecr put-lifecycle-policy --repository-name %s --region %s --lifecycle-policy-text '%s'"
        .formatted(repository, word(region), KEEP_TEN);
  }

  @Override
  public String classRemedy(Snapshot snapshot, Course course) {
    return snapshot.seenRepositories().stream()
        .filter(repository ->
            repository.lifecyclePolicy().find().filter(LifecyclePolicy.NONE::equals).isPresent())
        .collect(groupingBy(Repository::region, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(inRegion -> keepTenInEach(inRegion.getValue(), inRegion.getKey()))
        .collect(joining("\n"));
  }

  private static String keepTenInEach(List<Repository> repositories, String region) {
    return """
    for repository in %s; do
      %s
    done\
    """
        .formatted(
            repositories.stream().map(found -> word(found.name())).collect(joining(" ")),
            keepTen("\"$repository\"", region));
  }
}
