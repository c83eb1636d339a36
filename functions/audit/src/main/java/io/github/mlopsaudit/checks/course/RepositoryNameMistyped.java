package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories that stand in for a missing one under a name that the course does not know.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-create.html
public final class RepositoryNameMistyped implements Check {

  private static final Rule RULE =
      new Rule("ecr-repository-near-miss", Service.ECR, Severity.LOW, Tier.REPORT);

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
    Map<String, List<String>> mistyped = Mistyped.repositories(snapshot, course);
    return EachRepository.expected(
        RULE,
        snapshot,
        course,
        (number, component) -> judge(number, component, mistyped, snapshot, course));
  }

  private static Verdict judge(
      String number,
      String component,
      Map<String, List<String>> mistyped,
      Snapshot snapshot,
      Course course) {
    if (EachRepository.findAccepted(number, component, snapshot, course).isPresent()) {
      return new Verdict.Pass(Message.of("ecr-repository-near-miss.pass"));
    }
    String expected = EachRepository.names(number, component, course).getFirst();
    List<String> alike = mistyped.getOrDefault(expected, List.of());
    if (!alike.isEmpty()) {
      return new Verdict.Fail(
          Severity.LOW,
          Message.of("ecr-repository-near-miss.fail", expected, String.join(", ", alike)),
          copy(alike.getFirst(), expected, course.region()));
    }
    Optional<Reading.Unreadable<List<Repository>>> unseen =
        snapshot.repositories().values().stream()
            .flatMap(reading -> reading.findGap().stream())
            .findFirst();
    return unseen.isPresent()
        ? Verdict.Unknown.because(unseen.get())
        : new Verdict.Pass(Message.of("ecr-repository-near-miss.pass.none", expected));
  }

  private static String copy(String from, String to, String region) {
    return """
    %s
    # ECR renames nothing and copies nothing: for each tag that you need, docker pull it from %s, docker tag it with the new name, and docker push it to %s. Delete nothing before you have looked.\
    """
        .formatted(Commands.createRepository(to, region), word(from), word(to));
  }
}
