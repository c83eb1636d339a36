package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one student has, as the course's own script listed it. What could not be read is null.
public record Inventory(
    String student, List<BucketFacts> buckets, List<RepositoryFacts> repositories) {

  /// `objects`, `experiments` and `pipelineRuns` are lower bounds where their `exact` is false.
  public record BucketFacts(
      String name,
      Instant createdAt,
      @Nullable String region,
      @Nullable Count objects,
      @Nullable Count experiments,
      @Nullable Count pipelineRuns) {}

  public record RepositoryFacts(
      String name,
      String uri,
      String region,
      Instant createdAt,
      @Nullable Count images,
      @Nullable List<String> newestTags) {}

  private static final int TAGS = 5;

  public static List<Inventory> of(Report report) {
    Map<String, List<BucketFacts>> buckets =
        report.snapshot().seenBuckets().stream()
            .collect(
                groupingBy(
                    bucket -> report.course().bucketOwner(bucket.name()),
                    mapping(Inventory::facts, toList())));
    Map<String, List<RepositoryFacts>> repositories =
        report.snapshot().seenRepositories().stream()
            .collect(
                groupingBy(
                    repository -> report.course().repositoryOwner(repository.name()),
                    mapping(Inventory::facts, toList())));
    Set<String> students = new TreeSet<>(buckets.keySet());
    students.addAll(repositories.keySet());
    report.students().forEach(student -> students.add(student.number()));
    return students.stream()
        .map(student ->
            new Inventory(
                student,
                buckets.getOrDefault(student, List.of()),
                repositories.getOrDefault(student, List.of())))
        .toList();
  }

  private static BucketFacts facts(Bucket bucket) {
    Reading<Contents> contents = bucket.contents();
    return new BucketFacts(
        bucket.name(),
        bucket.createdAt(),
        bucket.region().find().orElse(null),
        contents.find().map(Contents::objects).orElse(null),
        contents.find().map(found -> found.mlflow().entries()).orElse(null),
        contents.find().map(found -> found.pipelines().entries()).orElse(null));
  }

  private static RepositoryFacts facts(Repository repository) {
    return new RepositoryFacts(
        repository.name(),
        repository.uri(),
        repository.region(),
        repository.createdAt(),
        repository.images().find().map(Repository.Images::count).orElse(null),
        repository.images().find().map(Inventory::tags).orElse(null));
  }

  /// The newest tags.
  static List<String> tags(Repository.Images images) {
    return images.newest().stream()
        .map(Image::tags)
        .flatMap(List::stream)
        .limit(TAGS)
        .collect(Collectors.toUnmodifiableList());
  }
}
