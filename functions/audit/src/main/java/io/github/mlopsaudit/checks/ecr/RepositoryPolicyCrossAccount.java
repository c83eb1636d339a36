package io.github.mlopsaudit.checks.ecr;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.checks.PolicyCommands;
import io.github.mlopsaudit.core.Account;
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
import io.github.mlopsaudit.policy.ForeignAccess;
import io.github.mlopsaudit.policy.Insiders;
import io.github.mlopsaudit.policy.Outsider;
import io.github.mlopsaudit.policy.Outsider.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Flags repositories that let a named other account in, and tells of services that act for any
/// account. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
public final class RepositoryPolicyCrossAccount implements Check {

  private static final Rule RULE =
      new Rule("ecr-cross-account", Service.ECR, Severity.LOW, Tier.REPORT);

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
    Insiders insiders = insiders(snapshot.account(), course);
    return EachRepository.judge(RULE, snapshot, course, repository -> judge(repository, insiders));
  }

  private static Insiders insiders(Account account, Course course) {
    Set<String> accounts = new HashSet<>(course.trustedAccounts());
    accounts.add(account.id());
    return new Insiders(accounts, Set.of());
  }

  private static Verdict judge(Repository repository, Insiders insiders) {
    return switch (repository.policy()) {
      case Reading.Unreadable<PolicyDocument> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<PolicyDocument>(PolicyDocument document) ->
          ForeignAccess.of(document, insiders)
              .map(access -> judge(repository, access))
              .orElseGet(() ->
                  Verdict.Unknown.because(
                      new Reading.Unreadable<>(
                          Read.REPOSITORY_POLICY.action(), Reading.Cause.MALFORMED, "policy")));
    };
  }

  private static Verdict judge(Repository repository, ForeignAccess access) {
    return fail(Kind.ACCOUNT, Severity.LOW, access, without(repository))
        .or(() -> untold(access))
        .or(() -> fail(Kind.DEAD, Severity.LOW, access, without(repository)))
        .or(() ->
            fail(Kind.SERVICE, Severity.INFO, access, RepositoryPolicyCrossAccount::addCondition))
        .or(() -> everybody(access))
        .orElseGet(() -> new Verdict.Pass(Message.of("ecr-cross-account.pass")));
  }

  private static Optional<Verdict> untold(ForeignAccess access) {
    return Optional.of(access.of(Kind.UNTOLD))
        .filter(untold -> !untold.isEmpty())
        .map(untold ->
            new Verdict.Unknown(Message.of("ecr-cross-account.unknown.untold", names(untold))));
  }

  /// Who else is in besides everybody is no question.
  private static Optional<Verdict> everybody(ForeignAccess access) {
    return Optional.of(access.of(Kind.EVERYBODY))
        .filter(everybody -> !everybody.isEmpty())
        .map(everybody ->
            new Verdict.NotApplicable(
                Message.of(
                    "ecr-cross-account.not-applicable",
                    everybody.stream().map(Outsider::statement).collect(joining(", ")))));
  }

  private static String names(List<Outsider> outsiders) {
    return outsiders.stream()
        .map(outsider -> outsider.id() + " (" + outsider.statement() + ")")
        .distinct()
        .collect(joining(", "));
  }

  private static Optional<Verdict> fail(
      Kind kind, Severity severity, ForeignAccess access, Function<List<Integer>, Remedy> remedy) {
    List<Outsider> outsiders = access.of(kind);
    if (outsiders.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Verdict.Fail(
            severity,
            Message.of(
                "ecr-cross-account.fail." + kind.name().toLowerCase(Locale.ROOT), names(outsiders)),
            remedy.apply(outsiders.stream().map(Outsider::index).distinct().toList())));
  }

  private static Function<List<Integer>, Remedy> without(Repository repository) {
    PolicyDocument policy = repository.policy().find().orElse(PolicyDocument.NONE);
    return places -> Remedy.asking(PolicyCommands.ofRepository(repository).without(policy, places));
  }

  // Only people know which function or project it is for.
  private static Remedy addCondition(List<Integer> places) {
    return Remedy.of(
        places.stream()
            .map(place -> String.valueOf(place + 1))
            .collect(
                joining(
                    ", ",
                    "# Add a condition on aws:SourceArn or aws:SourceAccount to statement ",
                    " of the repository policy.")));
  }
}
