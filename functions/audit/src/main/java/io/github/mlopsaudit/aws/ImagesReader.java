package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Repository.Images;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;

/// Lists the container images of one repository.
record ImagesReader(EcrClient ecr, String repository, Calls calls) {

  private static final int PAGES = 10;
  private static final int PAGE_SIZE = 1000;
  private static final int NEWEST = 5;

  /// Of two that were pushed at once the one with a tag: a push of several platforms stores the
  /// images without a tag beside the tagged index.
  private static final Comparator<ImageDetail> NEWEST_FIRST =
      Comparator.comparing((ImageDetail image) -> promised(image.imagePushedAt(), "imagePushedAt"))
          .thenComparingInt(image -> image.imageTags().size())
          .reversed();

  /// The images, and the newest as ECR describes it.
  record Listed(Images images, Optional<ImageDetail> latest) {}

  /// All pages up to a bound: AWS lists images in no promised order, and the newest are wanted.
  Listed read() {
    List<ImageDetail> images = new ArrayList<>();
    int pages = 0;
    boolean more = false;
    var all =
        ecr.describeImagesPaginator(
            request -> request.repositoryName(repository).maxResults(PAGE_SIZE));
    for (DescribeImagesResponse page : calls.pages(Read.IMAGES, all)) {
      if (!page.hasImageDetails()) {
        throw new MalformedAnswerException("imageDetails is missing");
      }
      page.imageDetails().stream().filter(ContainerImage::is).forEach(images::add);
      pages++;
      more = page.nextToken() != null;
      if (pages == PAGES) {
        break;
      }
    }
    images.sort(NEWEST_FIRST);
    return listed(images, !more);
  }

  private static Listed listed(List<ImageDetail> newestFirst, boolean all) {
    List<Image> images = newestFirst.stream().map(ImagesReader::image).toList();
    return new Listed(
        new Images(
            new Count(images.size(), all),
            images.stream().findFirst(),
            images.stream().filter(image -> !image.tags().isEmpty()).limit(NEWEST).toList(),
            images.stream().flatMap(image -> image.tags().stream()).collect(Collectors.toSet())),
        newestFirst.stream().findFirst());
  }

  private static Image image(ImageDetail detail) {
    return new Image(
        promised(detail.imageDigest(), "imageDigest"),
        detail.imageTags(),
        promised(detail.imagePushedAt(), "imagePushedAt"));
  }
}
