package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.TagMutability;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;

/// Lists the repositories of the class in one region and reads each.
final class RepositoriesReader {

  private record Listed(String name, String uri, Instant createdAt) {}

  private static final int PAGE_SIZE = 1000;

  private final String region;
  private final EcrClient ecr;
  private final Calls calls;
  private final Course course;
  private final Selection selection;
  private final ReadingProgress progress;

  RepositoriesReader(
      String region,
      EcrClient ecr,
      Calls calls,
      Course course,
      Selection selection,
      ReadingProgress progress) {
    this.region = region;
    this.ecr = ecr;
    this.calls = calls;
    this.course = course;
    this.selection = selection;
    this.progress = progress;
  }

  Reading<List<Repository>> read() {
    return switch (calls.read(Read.LIST_REPOSITORIES, this::list)) {
      case Known<List<Listed>>(List<Listed> listed) -> Reading.known(read(listed));
      case Unreadable<List<Listed>> gap -> gap.as();
    };
  }

  private List<Listed> list() {
    return ecr.describeRepositoriesPaginator(request -> request.maxResults(PAGE_SIZE)).stream()
        .flatMap(page -> listed(page).stream())
        .filter(repository -> isWanted(repository.name()))
        .toList();
  }

  private static List<Listed> listed(DescribeRepositoriesResponse page) {
    if (!page.hasRepositories()) {
      throw new MalformedAnswerException("repositories is missing");
    }
    return page.repositories().stream()
        .map(repository ->
            new Listed(
                promised(repository.repositoryName(), "repositoryName"),
                promised(repository.repositoryUri(), "repositoryUri"),
                promised(repository.createdAt(), "createdAt")))
        .toList();
  }

  private boolean isWanted(String repository) {
    return course.repositories().stream().anyMatch(pattern -> pattern.enumerates(repository))
        && selection.includesStudent(course.repositoryOwner(repository));
  }

  private List<Repository> read(List<Listed> listed) {
    progress.found(listed.size());
    var scan = new ScanReader(ecr, calls).start(listed.stream().map(Listed::name).toList());
    return calls.forEach(listed, repository -> read(repository, scan)).stream()
        .filter(repository -> !SdkFailure.anyGone(repository.readings()))
        .toList();
  }

  private Repository read(Listed listed, Function<String, Reading<Scanning>> scan) {
    RepositoryCalls repository = new RepositoryCalls(ecr, listed.name());
    var lifecycle = calls.start(Read.REPOSITORY_LIFECYCLE, repository::lifecyclePolicy);
    var images = calls.start(Read.IMAGES, repository::images);
    Repository read =
        new Repository(
            listed.name(),
            listed.uri(),
            region,
            listed.createdAt(),
            "AES256",
            Reading.known(new TagMutability(TagMutability.Mode.MUTABLE, List.of())),
            scan.apply(listed.name()),
            lifecycle.get(),
            Reading.notAsked(Read.REPOSITORY_POLICY),
            images.get(),
            Reading.notAsked(Read.IMAGE_SCAN));
    progress.read();
    return read;
  }
}
