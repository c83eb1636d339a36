package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// One verdict for each repository that was found, on the roster or not. Where the class region
/// could not be listed each expected repository is unknown.
public final class EachRepository {

  private EachRepository() {}

  public static Stream<Assessment> judge(
      Rule rule, Snapshot snapshot, Course course, Function<Repository, Verdict> verdict) {
    if (!snapshot.selection().includes(Service.ECR)) {
      return Stream.empty();
    }
    Stream<Assessment> found =
        snapshot.seenRepositories().stream()
            .map(repository ->
                new Assessment(
                    rule,
                    Resource.repository(repository.name(), repository.region()),
                    course.repositoryOwner(repository.name()),
                    verdict.apply(repository)));
    Stream<Assessment> unseen =
        classRegion(snapshot, course)
            .findGap()
            .map(gap -> expected(rule, snapshot, course, (_, _) -> Verdict.Unknown.because(gap)))
            .orElse(Stream.empty());
    return Stream.concat(found, unseen);
  }

  /// One verdict for each repository that each student should have, by student number and
  /// component; unknown where the class region could not be listed.
  public static Stream<Assessment> expected(
      Rule rule, Snapshot snapshot, Course course, BiFunction<String, String, Verdict> verdict) {
    if (!snapshot.selection().includes(Service.ECR)) {
      return Stream.empty();
    }
    Optional<Verdict> unlisted =
        classRegion(snapshot, course).findGap().map(Verdict.Unknown::because);
    return course.roster().stream()
        .filter(student -> snapshot.selection().includesStudent(student.number()))
        .flatMap(student ->
            course.components().stream()
                .map(component ->
                    new Assessment(
                        rule,
                        Resource.repository(
                            course.repositoryName(student, component), course.region()),
                        student.number(),
                        unlisted.orElseGet(() -> verdict.apply(student.number(), component)))));
  }

  /// What the listing of the class region gave.
  public static Reading<List<Repository>> classRegion(Snapshot snapshot, Course course) {
    Map<String, Reading<List<Repository>>> byRegion = snapshot.repositories();
    return byRegion.getOrDefault(course.region(), Reading.known(List.of()));
  }

  /// All names that the course accepts for the repository, the expected one first.
  public static List<String> names(String number, String component, Course course) {
    return course.repositories().stream().map(pattern -> pattern.name(number, component)).toList();
  }

  /// The repository in the class region, under the expected name or another one that the course
  /// accepts.
  public static Optional<Repository> findAccepted(
      String number, String component, Snapshot snapshot, Course course) {
    return names(number, component, course).stream()
        .flatMap(name -> snapshot.findRepository(course.region(), name).stream())
        .findFirst();
  }
}
