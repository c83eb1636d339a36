package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.toSet;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories that look like the class's and have no number, or one that nobody on the
/// roster has as it is written.
public final class RepositoryOrphaned implements Check {

  private static final Rule RULE =
      new Rule("ecr-repository-orphan", Service.ECR, Severity.LOW, Tier.REPORT);

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
    if (!snapshot.selection().includes(Service.ECR) || course.roster().isEmpty()) {
      return Stream.empty();
    }
    Set<String> mistyped =
        Mistyped.repositories(snapshot, course).values().stream()
            .flatMap(Collection::stream)
            .collect(toSet());
    Stream<Assessment> orphans =
        snapshot.seenRepositories().stream()
            .filter(repository -> isNobodys(repository, course))
            .filter(repository -> !mistyped.contains(repository.name()))
            .map(repository -> orphan(repository, course));
    Stream<Assessment> unseen =
        snapshot.repositories().values().stream()
            .flatMap(listing -> listing.findGap().stream())
            .limit(1)
            .map(gap -> unknown(gap, snapshot, course));
    return Stream.concat(orphans, unseen);
  }

  private static boolean isNobodys(Repository repository, Course course) {
    return course.findStudent(course.repositoryOwner(repository.name())).isEmpty();
  }

  private static Message why(Repository repository, Course course) {
    String number = course.repositoryOwner(repository.name());
    if (number.isEmpty()) {
      return Message.of(
          "ecr-repository-orphan.fail.no-number", repository.name(), repository.region());
    }
    return course.roster().stream()
        .map(Student::number)
        .filter(other -> Selection.same(other, number))
        .findFirst()
        .map(other ->
            Message.of(
                "ecr-repository-orphan.fail.spelling",
                repository.name(),
                repository.region(),
                other))
        .orElseGet(
            () -> Message.of("ecr-repository-orphan.fail", repository.name(), repository.region()));
  }

  private static Assessment unknown(Reading.Unreadable<?> gap, Snapshot snapshot, Course course) {
    Resource account = Resource.account(snapshot.account().id(), course.region());
    return new Assessment(RULE, account, "", Verdict.Unknown.because(gap));
  }

  private static Assessment orphan(Repository repository, Course course) {
    return new Assessment(
        RULE,
        Resource.repository(repository.name(), repository.region()),
        course.repositoryOwner(repository.name()),
        new Verdict.Fail(
            Severity.LOW,
            why(repository, course),
            "# Ask in the class whose repository this is: %s in %s. Nothing is deleted by this audit."
                .formatted(word(repository.name()), word(repository.region()))));
  }
}
