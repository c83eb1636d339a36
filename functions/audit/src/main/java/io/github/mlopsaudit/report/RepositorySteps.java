package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The step of the course's script that looks at the ECR repositories, as lines.
final class RepositorySteps {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(Snapshot.CLASS_ZONE);

  private final StudentStorage storage;
  private final Report report;
  private final Seen seen;

  RepositorySteps(StudentStorage storage, Messages messages) {
    this.storage = storage;
    this.report = storage.report();
    this.seen = new Seen(messages);
  }

  List<String> lines() {
    if (!report.run().selection().includes(Service.ECR)) {
      return List.of(seen.text("page.not-asked"));
    }
    List<String> lines = new ArrayList<>();
    List<Repository> repositories = storage.repositories();
    if (!repositories.isEmpty()) {
      lines.add(seen.text("page.repositories.found"));
    } else if (isListed()) {
      lines.add(seen.text("page.repositories.none", storage.repositoryPrefix()));
    }
    for (Repository repository : repositories) {
      lines.add("");
      describe(repository, lines);
    }
    List<String> ends = new ArrayList<>(unlisted());
    storage
        .missingRepositories()
        .forEach(name -> ends.add(seen.text("page.repository.missing", name)));
    if (!lines.isEmpty() && !ends.isEmpty()) {
      lines.add("");
    }
    lines.addAll(ends);
    return lines;
  }

  private boolean isListed() {
    Reading<List<Repository>> listed =
        report.snapshot().repositories().get(report.course().region());
    return listed == null || listed.find().isPresent();
  }

  private List<String> unlisted() {
    List<String> lines = new ArrayList<>();
    report
        .snapshot()
        .repositories()
        .forEach((region, listed) ->
            listed
                .findGap()
                .ifPresent(gap ->
                    lines.add(
                        seen.text(
                            "page.unseen",
                            storage.repositoryPrefix() + " (" + region + ")",
                            seen.gap(gap)))));
    return lines;
  }

  private void describe(Repository repository, List<String> lines) {
    lines.add(seen.text("page.repository", repository.name()));
    lines.add(seen.text("page.repository.uri", repository.uri()));
    if (!repository.region().equals(report.course().region())) {
      lines.add(
          seen.text(
              "page.repository.region",
              seen.text("page.region.other", repository.region(), report.course().region())));
    }
    lines.add(seen.text("page.repository.created", DAY.format(repository.createdAt())));
    lines.add(
        seen.text(
            "page.repository.images",
            seen.shown(repository.images(), images -> seen.count(images.count()))));
    repository.images().find().ifPresent(images -> tags(images, lines));
  }

  private void tags(Images images, List<String> lines) {
    List<String> tags = Inventory.tags(images);
    if (!tags.isEmpty()) {
      lines.add(seen.text("page.repository.tags"));
      tags.forEach(tag -> lines.add(seen.text("page.repository.tag", tag)));
    }
  }
}
