package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Repository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a student has. What could not be read is absent. Of very many things the first by name are
/// kept, and how many there are; with AWS's own limits on names that stays below 250 KB.
final class InventoryFacts {

  private static final int BUCKETS = 50;
  private static final int REPOSITORIES = 100;
  private static final int TAGS = 5;
  private static final int NAME_BYTES = 256;
  private static final int URI_BYTES = 384;

  private InventoryFacts() {}

  static Map<String, AttributeValue> buckets(List<Bucket> buckets) {
    return Map.of(
        "bucketCount", number(buckets.size()),
        "buckets", Values.list(buckets, BUCKETS, InventoryFacts::bucket));
  }

  static Map<String, AttributeValue> repositories(List<Repository> repositories) {
    return Map.of(
        "repositoryCount", number(repositories.size()),
        "repositories", Values.list(repositories, REPOSITORIES, InventoryFacts::repository));
  }

  private static AttributeValue bucket(Bucket bucket) {
    Map<String, AttributeValue> facts = new HashMap<>();
    facts.put("name", text(bucket.name(), NAME_BYTES));
    facts.put("createdAt", text(bucket.createdAt().toString()));
    bucket.region().find().ifPresent(region -> facts.put("region", text(region, NAME_BYTES)));
    bucket
        .contents()
        .find()
        .ifPresent(contents -> {
          facts.put("objects", count(contents.objects()));
          facts.put("experiments", count(contents.mlflow().entries()));
          facts.put("pipelineRuns", count(contents.pipelines().entries()));
        });
    return Values.map(facts);
  }

  private static AttributeValue repository(Repository repository) {
    Map<String, AttributeValue> facts = new HashMap<>();
    facts.put("name", text(repository.name(), NAME_BYTES));
    facts.put("uri", text(repository.uri(), URI_BYTES));
    facts.put("region", text(repository.region(), NAME_BYTES));
    facts.put("createdAt", text(repository.createdAt().toString()));
    repository
        .images()
        .find()
        .ifPresent(images -> {
          facts.put("images", count(images.count()));
          facts.put("newestTags", tags(images.newest()));
        });
    return Values.map(facts);
  }

  private static AttributeValue tags(List<Image> newest) {
    return Values.list(
        newest.stream().map(Image::tags).flatMap(List::stream).collect(Collectors.toList()),
        TAGS,
        tag -> text(tag, NAME_BYTES));
  }

  private static AttributeValue count(Count count) {
    return Values.map(
        Map.of("value", number(count.value()), "exact", AttributeValue.fromBool(count.exact())));
  }
}
