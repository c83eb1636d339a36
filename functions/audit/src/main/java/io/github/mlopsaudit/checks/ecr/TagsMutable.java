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
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.TagMutability;
import io.github.mlopsaudit.core.TagMutability.Mode;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories in which a tag can be moved to another image. Off unless a course asks: the
/// labs push `latest` again and again.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
public final class TagsMutable implements Check {

  private static final Rule RULE =
      new Rule("ecr-tag-immutability", Service.ECR, Severity.INFO, Tier.REPORT, "ECR.2").off();

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, TagsMutable::judge);
  }

  private static Verdict judge(Repository repository) {
    return switch (repository.tagMutability()) {
      case Reading.Unreadable<TagMutability> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<TagMutability>(TagMutability mutability) -> judge(mutability, repository);
    };
  }

  private static Verdict judge(TagMutability mutability, Repository repository) {
    String exclusions = String.join(", ", mutability.exclusions());
    return switch (mutability.mode()) {
      case IMMUTABLE -> new Verdict.Pass(Message.of("ecr-tag-immutability.pass"));
      case IMMUTABLE_WITH_EXCLUSION ->
          mutability.exclusions().stream().anyMatch(TagsMutable::takesAllOut)
              ? fail(repository, mutability, "all", exclusions)
              : new Verdict.Pass(Message.of("ecr-tag-immutability.pass.except", exclusions));
      case MUTABLE_WITH_EXCLUSION -> fail(repository, mutability, "except", exclusions);
      case MUTABLE -> fail(repository, mutability, "mutable");
    };
  }

  private static Verdict fail(
      Repository repository, TagMutability mutability, String how, Object... facts) {
    return new Verdict.Fail(
        Severity.INFO,
        Message.of("ecr-tag-immutability.fail." + how, facts),
        Remedy.asking(
            "aws ecr put-image-tag-mutability --repository-name %s --region %s --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters %s"
                .formatted(
                    word(repository.name()), word(repository.region()), filters(mutability))));
  }

  /// What else could be moved on purpose stays so; those of MUTABLE_WITH_EXCLUSION mean the
  /// reverse.
  private static String filters(TagMutability mutability) {
    Stream<String> kept =
        mutability.mode() == Mode.IMMUTABLE_WITH_EXCLUSION
            ? mutability.exclusions().stream().filter(filter -> !takesAllOut(filter))
            : Stream.empty();
    return Stream.concat(Stream.of("latest"), kept)
        .distinct()
        .map(filter -> word("filterType=WILDCARD,filter=" + filter))
        .collect(joining(" "));
  }

  private static boolean takesAllOut(String filter) {
    return filter.matches("\\*+");
  }
}
