package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is left of the class once the course is over, from the day after its last day on. It lists
/// and never deletes: whose a model is and whether it is still wanted, nobody knows here. `seen` is
/// false where something could not be listed.
public record CleanUp(
    boolean over,
    LocalDate ended,
    List<Left<Bucket>> buckets,
    List<Left<Repository>> repositories,
    boolean seen) {

  /// A bucket or repository, and the number of the student whose it is, empty if nobody's.
  public record Left<T>(String student, T resource) {}

  public CleanUp {
    buckets = List.copyOf(buckets);
    repositories = List.copyOf(repositories);
  }

  public static CleanUp of(Report report) {
    return of(report, _ -> true);
  }

  static CleanUp of(Report report, String student) {
    return of(report, owner -> Selection.same(student, owner));
  }

  private static CleanUp of(Report report, Predicate<String> wanted) {
    Course course = report.course();
    LocalDate ends = course.ends();
    if (!report.snapshot().day().isAfter(ends)) {
      return new CleanUp(false, ends, List.of(), List.of(), true);
    }
    Stream<Left<Bucket>> buckets =
        report.snapshot().seenBuckets().stream()
            .map(bucket -> new Left<>(course.bucketOwner(bucket.name()), bucket));
    Stream<Left<Repository>> repositories =
        report.snapshot().seenRepositories().stream()
            .map(repository -> new Left<>(course.repositoryOwner(repository.name()), repository));
    return new CleanUp(
        true, ends, owned(buckets, wanted), owned(repositories, wanted), isListed(report));
  }

  private static <T> List<Left<T>> owned(Stream<Left<T>> all, Predicate<String> wanted) {
    return all.filter(left -> wanted.test(left.student()))
        .sorted(Comparator.comparing(Left::student))
        .toList();
  }

  /// Whether the run listed all buckets and repositories.
  private static boolean isListed(Report report) {
    return Stream.concat(
            Stream.of(report.snapshot().buckets()),
            report.snapshot().repositories().values().stream())
        .allMatch(listed -> listed.find().isPresent());
  }

  /// Whether anything is known to be left, or may be.
  public boolean isDue() {
    return over && !(buckets.isEmpty() && repositories.isEmpty() && seen);
  }

  /// What is left, with how much is in it; nothing before the course is over.
  public List<String> lines(Messages messages) {
    if (!over) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    boolean nothing = buckets.isEmpty() && repositories.isEmpty() && seen;
    lines.add(
        nothing
            ? messages.text("cleanup.nothing", ended)
            : messages.text("cleanup.ended", ended, buckets.size(), repositories.size()));
    if (!seen) {
      lines.add(messages.text("cleanup.unseen"));
    }
    Seen words = new Seen(messages);
    buckets.forEach(left -> lines.add(bucket(left, words)));
    repositories.forEach(left -> lines.add(repository(left, words)));
    return lines;
  }

  private static String bucket(Left<Bucket> left, Seen words) {
    return words.text(
        "cleanup.bucket",
        owner(left),
        left.resource().name(),
        count(left.resource().contents().map(contents -> words.count(contents.objects())), words));
  }

  private static String repository(Left<Repository> left, Seen words) {
    return words.text(
        "cleanup.repository",
        owner(left),
        left.resource().name(),
        left.resource().region(),
        count(left.resource().images().map(images -> words.count(images.count())), words));
  }

  private static String owner(Left<?> left) {
    return left.student().isEmpty() ? "-" : left.student();
  }

  private static String count(Reading<String> count, Seen words) {
    return count.find().orElseGet(() -> words.text("cleanup.unknown"));
  }

  /// The commands that show what is in each of them and how large it is. They change nothing.
  public List<String> commands() {
    return Stream.concat(
            buckets.stream().map(left -> command(left.resource())),
            repositories.stream().map(left -> command(left.resource())))
        .toList();
  }

  private static String command(Bucket bucket) {
    return "aws s3 ls %s --recursive --human-readable --summarize"
        .formatted(FixShell.shortWord("s3://" + bucket.name()));
  }

  private static String command(Repository repository) {
    return "aws ecr describe-images --repository-name %s --region %s --query 'sum(imageDetails[].imageSizeInBytes)'"
        .formatted(FixShell.shortWord(repository.name()), FixShell.shortWord(repository.region()));
  }
}
