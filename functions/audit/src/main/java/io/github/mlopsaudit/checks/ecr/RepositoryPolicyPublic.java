package io.github.mlopsaudit.checks.ecr;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.checks.PolicyCommands;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.PolicyDocument;
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
import io.github.mlopsaudit.policy.Exposure;
import io.github.mlopsaudit.policy.PublicStatement;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories whose policy lets any AWS principal in the world in. Nobody can use a private
/// repository without signing in to AWS, so "public" is never anonymous here.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
public final class RepositoryPolicyPublic implements Check {

  private static final Rule RULE =
      new Rule("ecr-public-policy", Service.ECR, Severity.HIGH, Tier.ALERT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES, Read.REPOSITORY_POLICY);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, RepositoryPolicyPublic::judge);
  }

  private static Verdict judge(Repository repository) {
    return switch (repository.policy()) {
      case Reading.Unreadable<PolicyDocument> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<PolicyDocument>(PolicyDocument document) ->
          Exposure.ofRepository(document)
              .map(exposure -> judge(repository, exposure))
              .orElseGet(() ->
                  Verdict.Unknown.because(
                      new Reading.Unreadable<>(
                          Read.REPOSITORY_POLICY.action(), Reading.Cause.MALFORMED, "policy")));
    };
  }

  private static Verdict judge(Repository repository, Exposure exposure) {
    if (!exposure.isPublic()) {
      return new Verdict.Pass(
          Message.of(
              exposure.statements() == 0
                  ? "ecr-public-policy.pass.none"
                  : "ecr-public-policy.pass"));
    }
    String labels =
        exposure.publicStatements().stream().map(PublicStatement::label).collect(joining(", "));
    return new Verdict.Fail(
        exposure.writes() ? Severity.CRITICAL : Severity.HIGH,
        Message.of(
            exposure.writes() ? "ecr-public-policy.fail.write" : "ecr-public-policy.fail.read",
            labels),
        Remedy.asking(
            PolicyCommands.ofRepository(repository)
                .without(
                    repository.policy().find().orElse(PolicyDocument.NONE),
                    exposure.publicStatements().stream().map(PublicStatement::index).toList())));
  }
}
