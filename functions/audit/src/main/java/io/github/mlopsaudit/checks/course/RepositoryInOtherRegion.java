package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Flags repositories that were made in another region too, or only there, and are forgotten: they
/// cost, and what is pushed there nobody finds.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
public final class RepositoryInOtherRegion implements Check {

  private static final Rule RULE =
      new Rule("ecr-repository-region", Service.ECR, Severity.LOW, Tier.REPORT);

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
    if (!snapshot.selection().includes(Service.ECR)) {
      return Stream.empty();
    }
    return switch (EachRepository.classRegion(snapshot, course)) {
      case Reading.Unreadable<List<Repository>> gap ->
          EachRepository.expected(RULE, snapshot, course, (_, _) -> Verdict.Unknown.because(gap));
      case Reading.Known<List<Repository>> _ ->
          snapshot.seenRepositories().stream()
              .collect(groupingBy(Repository::name, TreeMap::new, toList()))
              .entrySet()
              .stream()
              .map(same -> judge(same.getKey(), same.getValue(), snapshot, course));
    };
  }

  private static Assessment judge(
      String name, List<Repository> copies, Snapshot snapshot, Course course) {
    List<String> regions = copies.stream().map(Repository::region).toList();
    boolean inClass = regions.contains(course.region());
    List<String> elsewhere =
        regions.stream().filter(region -> !region.equals(course.region())).toList();
    Verdict verdict =
        elsewhere.isEmpty()
            ? judgeInClassRegion(name, snapshot, course)
            : judgeElsewhere(name, inClass, elsewhere, snapshot, course);
    String region = inClass ? course.region() : elsewhere.getFirst();
    return new Assessment(
        RULE, Resource.repository(name, region), course.repositoryOwner(name), verdict);
  }

  private static Verdict judgeInClassRegion(String name, Snapshot snapshot, Course course) {
    Optional<Reading.Unreadable<List<Repository>>> unseen =
        snapshot.repositories().values().stream()
            .flatMap(reading -> reading.findGap().stream())
            .findFirst();
    return unseen.isPresent()
        ? Verdict.Unknown.because(unseen.get())
        : new Verdict.Pass(Message.of("ecr-repository-region.pass", name, course.region()));
  }

  private static Verdict judgeElsewhere(
      String name, boolean inClass, List<String> elsewhere, Snapshot snapshot, Course course) {
    if (!inClass && isToldAsMissing(name, snapshot, course)) {
      return new Verdict.NotApplicable(Message.of("ecr-repository-region.na.told", name));
    }
    return new Verdict.Fail(
        Severity.LOW,
        Message.of(
            "ecr-repository-region.fail." + (inClass ? "copy" : "elsewhere"),
            name,
            String.join(", ", elsewhere),
            course.region()),
        elsewhere.stream().map(region -> look(name, region)).collect(joining("\n")));
  }

  /// Whether it is an accepted name of a repository that the class region does not have at all:
  /// then the check of its existence, if the course asks for it, tells where it stands.
  private static boolean isToldAsMissing(String name, Snapshot snapshot, Course course) {
    return course.checks().isOn(RepositoryMissing.RULE)
        && course.roster().stream()
            .anyMatch(student ->
                course.components().stream()
                    .filter(component ->
                        EachRepository.names(student.number(), component, course).contains(name))
                    .anyMatch(component ->
                        EachRepository.findAccepted(student.number(), component, snapshot, course)
                            .isEmpty()));
  }

  private static String look(String name, String region) {
    return """
    # See what is in it: aws ecr describe-images --repository-name %s --region %s --query 'imageDetails[].[imagePushedAt, imageTags]' --output text
    # Push what is needed of it to the class region; delete %s in %s in the console only when nothing of it is.\
    """
        .formatted(word(name), word(region), word(name), word(region));
  }
}
