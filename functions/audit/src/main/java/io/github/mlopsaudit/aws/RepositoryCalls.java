package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.Repository.Images;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;

/// The calls that ask one repository, each answered in our words.
record RepositoryCalls(EcrClient ecr, String repository) {

  private static final int PAGES = 10;
  private static final int PAGE_SIZE = 1000;
  private static final int NEWEST = 5;
  private static final JsonMapper JSON = new JsonMapper();

  LifecyclePolicy lifecyclePolicy() {
    return SdkFailure.unless(
        "LifecyclePolicyNotFoundException",
        LifecyclePolicy.NONE,
        () ->
            new LifecyclePolicy(
                rules(
                    promised(
                        ecr.getLifecyclePolicy(request -> request.repositoryName(repository))
                            .lifecyclePolicyText(),
                        "lifecyclePolicyText"))));
  }

  private static List<ImageRule> rules(String policy) {
    try {
      JsonNode rules = JSON.readTree(policy).path("rules");
      if (!rules.isArray()) {
        throw new MalformedAnswerException("lifecyclePolicyText has no rules");
      }
      List<ImageRule> read = new ArrayList<>();
      rules.forEach(_ -> read.add(new ImageRule(1, "any", List.of(), List.of(), "", 0, "")));
      return read;
    } catch (JsonProcessingException e) {
      throw new MalformedAnswerException("lifecyclePolicyText is no JSON");
    }
  }

  /// All pages up to a bound: AWS lists images in no promised order, and the newest are wanted.
  Images images() {
    List<Image> images = new ArrayList<>();
    int pages = 0;
    boolean more = false;
    for (DescribeImagesResponse page :
        ecr.describeImagesPaginator(
            request -> request.repositoryName(repository).maxResults(PAGE_SIZE))) {
      images.addAll(images(page));
      pages++;
      more = page.nextToken() != null;
      if (pages == PAGES) {
        break;
      }
    }
    List<Image> newest =
        images.stream()
            .filter(image -> !image.tags().isEmpty())
            .sorted(Comparator.comparing(Image::pushedAt).reversed())
            .limit(NEWEST)
            .toList();
    return new Images(
        new Count(images.size(), !more), newest.stream().findFirst(), newest, Set.of());
  }

  private static List<Image> images(DescribeImagesResponse page) {
    if (!page.hasImageDetails()) {
      throw new MalformedAnswerException("imageDetails is missing");
    }
    return page.imageDetails().stream().map(RepositoryCalls::image).toList();
  }

  private static Image image(ImageDetail detail) {
    return new Image(
        promised(detail.imageDigest(), "imageDigest"),
        detail.imageTags(),
        promised(detail.imagePushedAt(), "imagePushedAt"));
  }
}
