package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.ReadingOrder;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.TagMutability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;

/// Lists the repositories of the class in one region, and reads each and the registry they are in.
final class RepositoriesReader {

  /// What one region holds: the repositories, names that only begin alike, and the registry where
  /// it matters, which is not in an extra region without any repository of the class.
  record Region(
      Reading<List<Repository>> repositories, List<String> strays, Optional<Registry> registry) {}

  /// A repository as DescribeRepositories shows it.
  record Found(
      String name,
      String uri,
      Instant createdAt,
      String encryption,
      Reading<TagMutability> tagMutability,
      boolean scanOnPush) {}

  private static final int PAGE_SIZE = 1000;

  private final String region;
  private final EcrClient ecr;
  private final Calls calls;
  private final Course course;
  private final Selection selection;
  private final ReadingOrder order;
  private final ReadingProgress progress;

  RepositoriesReader(
      String region,
      EcrClient ecr,
      Calls calls,
      Course course,
      Selection selection,
      ReadingOrder order,
      ReadingProgress progress) {
    this.region = region;
    this.ecr = ecr;
    this.calls = calls;
    this.course = course;
    this.selection = selection;
    this.order = order;
    this.progress = progress;
  }

  Region read() {
    RegistryReader registry = new RegistryReader(ecr, calls);
    boolean atHome = region.equals(course.region());
    return switch (calls.startMany(Read.LIST_REPOSITORIES, this::list).get()) {
      case Known<List<Found>>(List<Found> all) -> {
        List<Found> ours =
            order.sorted(
                all.stream().filter(this::isWanted).toList(),
                found -> course.repositoryOwner(found.name()));
        yield atHome || !ours.isEmpty()
            ? read(ours, strays(all), registry.start())
            : new Region(Reading.known(List.of()), strays(all), Optional.empty());
      }
      case Unreadable<List<Found>> gap ->
          new Region(
              gap.as(), List.of(), atHome ? Optional.of(registry.start().get()) : Optional.empty());
    };
  }

  private List<Found> list() {
    List<Found> all = new ArrayList<>();
    var pages = ecr.describeRepositoriesPaginator(request -> request.maxResults(PAGE_SIZE));
    calls.pages(Read.LIST_REPOSITORIES, pages).forEach(page -> all.addAll(found(page)));
    return all;
  }

  private static List<Found> found(DescribeRepositoriesResponse page) {
    if (!page.hasRepositories()) {
      throw new MalformedAnswerException("repositories is missing");
    }
    return page.repositories().stream().map(RepositoriesReader::found).toList();
  }

  private static Found found(software.amazon.awssdk.services.ecr.model.Repository repository) {
    return new Found(
        promised(repository.repositoryName(), "repositoryName"),
        promised(repository.repositoryUri(), "repositoryUri"),
        promised(repository.createdAt(), "createdAt"),
        RepositorySettings.encryption(repository),
        RepositorySettings.tagMutability(repository),
        RepositorySettings.scanOnPush(repository));
  }

  private boolean isWanted(Found repository) {
    return isOurs(repository.name())
        && selection.includesStudent(course.repositoryOwner(repository.name()));
  }

  private boolean isOurs(String repository) {
    return course.repositories().stream().anyMatch(pattern -> pattern.enumerates(repository));
  }

  private List<String> strays(List<Found> all) {
    List<String> stems = course.repositories().stream().map(NamePattern::stem).toList();
    return all.stream()
        .map(Found::name)
        .filter(Predicate.not(this::isOurs))
        .filter(name -> stems.stream().anyMatch(name::startsWith))
        .toList();
  }

  private Region read(List<Found> ours, List<String> strays, Supplier<Registry> registry) {
    progress.found(ours.size());
    var scanning =
        new ScanReader(ecr, calls)
            .start(ours.stream().map(Found::name).toList(), () -> registry.get().scanning());
    RepositoryReader reader = new RepositoryReader(region, ecr, calls, scanning);
    List<Repository> read =
        calls.forEach(ours, found -> read(reader, found)).stream()
            .filter(repository -> !SdkFailure.anyGone(repository.readings()))
            .toList();
    return new Region(Reading.known(read), strays, Optional.of(registry.get()));
  }

  private Repository read(RepositoryReader reader, Found found) {
    Repository repository = reader.read(found);
    progress.read();
    return repository;
  }
}
