package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Flags students without one of the repositories of the course. A repository under another
/// accepted name, or in another region, is a milder fault: the work is there, the course's commands
/// do not find it.
public final class RepositoryMissing implements Check {

  static final Rule RULE =
      new Rule("ecr-repository-exists", Service.ECR, Severity.MEDIUM, Tier.ALERT);

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
    return EachRepository.expected(
        RULE, snapshot, course, (number, component) -> judge(number, component, snapshot, course));
  }

  private static Verdict judge(String number, String component, Snapshot snapshot, Course course) {
    List<String> names = EachRepository.names(number, component, course);
    String expected = names.getFirst();
    Optional<Repository> found = snapshot.findRepository(course.region(), expected);
    if (found.isPresent()) {
      return new Verdict.Pass(Message.of("ecr-repository-exists.pass", found.get().uri()));
    }
    String create = Commands.createRepository(expected, course.region());
    return find(snapshot.seenRepositories(), names)
        .map(elsewhere -> misplaced(elsewhere, expected, course.region(), create))
        .orElseGet(() ->
            new Verdict.Fail(
                Severity.MEDIUM,
                Message.of("ecr-repository-exists.fail.missing", expected, course.region()),
                create));
  }

  private static Optional<Repository> find(List<Repository> repositories, List<String> names) {
    return repositories.stream().filter(found -> names.contains(found.name())).findFirst();
  }

  private static Verdict.Fail misplaced(
      Repository repository, String expected, String region, String create) {
    String where = repository.region().equals(region) ? "other-name" : "other-region";
    return new Verdict.Fail(
        Severity.LOW,
        Message.of(
            "ecr-repository-exists.fail." + where,
            repository.name(),
            repository.region(),
            expected,
            region),
        create);
  }
}
