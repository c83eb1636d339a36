package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.BucketReader.Listed;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Repository;

/// Finds a bucket and a repository to try the reads on: of the class, else the first there is.
record ProbeSubjects(AwsClients clients, Course course, String account) {

  Optional<Listed> bucket() {
    List<Listed> begun =
        course.buckets().stream().map(NamePattern::stem).distinct().flatMap(this::list).toList();
    return begun.stream()
        .filter(found -> course.buckets().stream().anyMatch(p -> p.enumerates(found.name())))
        .findFirst()
        .or(() -> begun.stream().findFirst())
        .or(() -> list("").findFirst())
        .map(this::located);
  }

  private Stream<Listed> list(String prefix) {
    return clients
        .s3()
        .listBuckets(prefix.isEmpty() ? list -> {} : list -> list.prefix(prefix))
        .buckets()
        .stream()
        .map(bucket ->
            new Listed(
                bucket.name(), bucket.creationDate(), Optional.ofNullable(bucket.bucketRegion())));
  }

  private Listed located(Listed bucket) {
    return bucket.region().isPresent()
        ? bucket
        : new Listed(bucket.name(), bucket.createdAt(), region(bucket.name()));
  }

  private Optional<String> region(String bucket) {
    try {
      return Optional.of(new BucketCalls(clients.s3(), bucket, account).region());
    } catch (SdkException e) {
      return Optional.empty(); // Trying that read tells it.
    }
  }

  Optional<String> repository() {
    List<String> names =
        ecr().describeRepositoriesPaginator(_ -> {}).repositories().stream()
            .map(Repository::repositoryName)
            .toList();
    return names.stream()
        .filter(name -> course.repositories().stream().anyMatch(p -> p.enumerates(name)))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  EcrClient ecr() {
    return clients.ecr(course.region());
  }
}
