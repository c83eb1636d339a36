package io.github.mlopsaudit.checks.ecr;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/// Flags lifecycle policies that may delete images which the course still needs, or whose rules do
/// not do what they seem to. A rule for untagged images is no danger: what runs has a tag.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
public final class LifecyclePolicyDangerous implements Check {

  private static final Parameter MINIMUM_IMAGES = new Parameter("minimumImages", 3, 1, 1000);
  private static final Rule RULE =
      new Rule("ecr-lifecycle-danger", Service.ECR, Severity.LOW, Tier.REPORT).with(MINIMUM_IMAGES);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES, Read.REPOSITORY_LIFECYCLE, Read.IMAGES);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    int minimum = course.checks().number(RULE, MINIMUM_IMAGES);
    LocalDate today = snapshot.day();
    return EachRepository.judge(
        RULE, snapshot, course, repository -> judge(repository, minimum, course, today));
  }

  private static Verdict judge(Repository repository, int minimum, Course course, LocalDate today) {
    return switch (repository.lifecyclePolicy()) {
      case Reading.Unreadable<LifecyclePolicy> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<LifecyclePolicy>(LifecyclePolicy policy) when policy.rules().isEmpty() ->
          new Verdict.NotApplicable(Message.of("ecr-lifecycle-danger.na"));
      case Reading.Known<LifecyclePolicy>(LifecyclePolicy policy) ->
          new ImageRules(
                  policy.rules(),
                  minimum,
                  oldestPush(repository, course, today),
                  today.isAfter(course.ends()) ? LocalDate.MIN : course.ends())
              .judge(repository);
    };
  }

  /// When the oldest of the newest images with a tag was pushed, of which a deployment may run any.
  /// Where none was seen one may be pushed today, and no course needs an image before it starts.
  private static LocalDate oldestPush(Repository repository, Course course, LocalDate today) {
    LocalDate oldest =
        repository.images().find().stream()
            .flatMap(images -> images.newest().stream())
            .map(image -> LocalDate.ofInstant(image.pushedAt(), Snapshot.CLASS_ZONE))
            .reduce(today, (one, other) -> one.isBefore(other) ? one : other);
    return oldest.isBefore(course.starts()) ? course.starts() : oldest;
  }
}
