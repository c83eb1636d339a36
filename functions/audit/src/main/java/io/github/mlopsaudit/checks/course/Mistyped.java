package io.github.mlopsaudit.checks.course;

import static java.util.stream.Collectors.toSet;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Names that stand in the place of missing ones: nearly right, of exactly one student, and this
/// student lacks the right one. Each expected name with those that stand in its place.
final class Mistyped {

  private Mistyped() {}

  static Map<String, List<String>> buckets(Snapshot snapshot, Course course) {
    Stream<String> seen =
        Stream.concat(
            snapshot.seenBuckets().stream().map(Bucket::name),
            snapshot.strays().buckets().stream());
    Set<String> accepted =
        course.roster().stream()
            .flatMap(student -> AcceptedBucket.names(student, course).stream())
            .collect(toSet());
    return find(
        seen.filter(name -> !accepted.contains(name)),
        course,
        (student, name) ->
            course.buckets().stream()
                .anyMatch(pattern -> new Likeness(pattern, student.number(), "").isLike(name)),
        (student, _) ->
            AcceptedBucket.find(student, snapshot, course).isPresent()
                ? Optional.empty()
                : Optional.of(course.bucketName(student)));
  }

  static Map<String, List<String>> repositories(Snapshot snapshot, Course course) {
    Stream<String> seen =
        Stream.concat(
            snapshot.seenRepositories().stream().map(Repository::name),
            snapshot.strays().repositories().stream());
    Set<String> accepted =
        course.roster().stream()
            .flatMap(student ->
                course.components().stream()
                    .flatMap(component ->
                        EachRepository.names(student.number(), component, course).stream()))
            .collect(toSet());
    return find(
        seen.filter(name -> !accepted.contains(name)),
        course,
        (student, name) ->
            course.components().stream()
                .flatMap(component -> likenesses(student, component, course))
                .anyMatch(likeness -> likeness.isOfStudent(name)),
        (student, name) ->
            findPlace(student, name, snapshot, course)
                .map(component -> course.repositoryName(student, component)));
  }

  private interface Place {
    Optional<String> find(Student student, String name);
  }

  private static Map<String, List<String>> find(
      Stream<String> names, Course course, BiPredicate<Student, String> isOf, Place place) {
    Map<String, List<String>> found = new TreeMap<>();
    names
        .distinct()
        .sorted()
        .forEach(name -> {
          List<Student> owners =
              course.roster().stream().filter(student -> isOf.test(student, name)).toList();
          if (owners.size() == 1) {
            place
                .find(owners.getFirst(), name)
                .ifPresent(
                    expected -> found.computeIfAbsent(expected, _ -> new ArrayList<>()).add(name));
          }
        });
    return found;
  }

  /// The component that the name stands for: the one it is like, if that is missing; what is like
  /// none stands for the first that is missing.
  private static Optional<String> findPlace(
      Student student, String name, Snapshot snapshot, Course course) {
    List<String> alike =
        course.components().stream()
            .filter(component ->
                likenesses(student, component, course).anyMatch(likeness -> likeness.isLike(name)))
            .toList();
    return (alike.isEmpty() ? course.components() : alike)
        .stream()
            .filter(component ->
                EachRepository.findAccepted(student.number(), component, snapshot, course)
                    .isEmpty())
            .findFirst();
  }

  private static Stream<Likeness> likenesses(Student student, String component, Course course) {
    return course.repositories().stream()
        .map(pattern -> new Likeness(pattern, student.number(), component));
  }
}
