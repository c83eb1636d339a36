package io.github.mlopsaudit.aws;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageDetail;

/// Tells container images from the other things that a repository holds: charts, signatures,
/// attestations, lists of dependencies.
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html
final class ContainerImage {

  /// Lists of images for several platforms.
  private static final Set<String> INDEXES =
      Set.of(
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.index.v1+json");

  private static final Set<String> MANIFESTS =
      Set.of(
          "application/vnd.docker.distribution.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v1+prettyjws",
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.oci.image.manifest.v1+json");

  /// The media types of an image's configuration, by which ECR calls the artifact.
  private static final Set<String> CONFIGURATIONS =
      Set.of(
          "application/vnd.docker.container.image.v1+json",
          "application/vnd.oci.image.config.v1+json");

  /// What cosign calls what it stores beside an image: its configuration is that of an image. The
  /// last part is missing where a client lists the referrers of an image by tag.
  private static final Pattern BESIDE_AN_IMAGE =
      Pattern.compile("sha256-[0-9a-f]{64}(\\.(sig|att|sbom))?");

  private ContainerImage() {}

  /// Whether it is an image, or a list of images. What ECR says nothing about is one.
  static boolean is(ImageDetail detail) {
    return detail.subjectManifestDigest() == null
        && !isBesideAnImage(detail.imageTags())
        && hasTypeOfAnImage(detail.imageManifestMediaType(), detail.artifactMediaType());
  }

  private static boolean isBesideAnImage(List<String> tags) {
    return !tags.isEmpty() && tags.stream().allMatch(tag -> BESIDE_AN_IMAGE.matcher(tag).matches());
  }

  private static boolean hasTypeOfAnImage(@Nullable String manifest, @Nullable String artifact) {
    if (manifest != null && INDEXES.contains(manifest)) {
      return true;
    }
    return (manifest == null || MANIFESTS.contains(manifest))
        && (artifact == null || CONFIGURATIONS.contains(artifact));
  }
}
