package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.report.Inventory;
import io.github.mlopsaudit.report.Inventory.BucketFacts;
import io.github.mlopsaudit.report.Inventory.RepositoryFacts;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A bucket or repository that somebody has, in words.
record Belonging(String name, String facts) {

  static List<Belonging> all(@Nullable Inventory inventory, Messages messages) {
    if (inventory == null) {
      return List.of();
    }
    return Stream.concat(
            inventory.buckets().stream().map(bucket -> of(bucket, messages)),
            inventory.repositories().stream().map(repository -> of(repository, messages)))
        .toList();
  }

  private static Belonging of(BucketFacts bucket, Messages messages) {
    String region = bucket.region();
    return new Belonging(
        "s3://" + Plain.line(bucket.name()),
        messages.text(
            "html.bucket",
            day(bucket.createdAt()),
            region == null ? "?" : Plain.line(region),
            shown(bucket.objects()),
            shown(bucket.experiments()),
            shown(bucket.pipelineRuns())));
  }

  private static Belonging of(RepositoryFacts repository, Messages messages) {
    List<String> tags = repository.newestTags();
    String shown = tags == null ? "?" : Plain.line(String.join(", ", tags));
    return new Belonging(
        Plain.line(repository.uri()),
        messages.text(
            "html.repository",
            day(repository.createdAt()),
            shown(repository.images()),
            shown.isEmpty() ? "-" : shown));
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(Snapshot.CLASS_ZONE).toLocalDate();
  }

  private static String shown(@Nullable Count count) {
    return count == null ? "?" : count.toString();
  }
}
