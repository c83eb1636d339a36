package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of the things in a repository are container images, and which of these is the newest.
final class ImageAnswersTest {

  private static final String REPOSITORY = "mlops-user01-training";
  private static final String HEX = "a".repeat(64);

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @Test
  void countsTheImagesOfAnEmptyRepository() {
    stubbed.aws.on("ecr:DescribeImages").answer(Reply.json("{\"imageDetails\":[]}"));

    assertThat(stubbed.readRepository(REPOSITORY).images()).isEqualTo(Reading.known(Images.NONE));
  }

  @Test
  void countsImagesUpToABound() {
    stubbed
        .aws
        .on("ecr:DescribeImages")
        .where(REPOSITORY)
        .answer(
            Reply.json(
                """
                {"imageDetails":[{"imageDigest":"sha256:0","imageTags":["v1"],"imagePushedAt":1793500000}],\
                "nextToken":"more"}\
                """));

    Images images = stubbed.readRepository(REPOSITORY).images().find().orElseThrow();

    assertThat(images.count()).isEqualTo(new Count(10, false));
    assertThat(images.newest()).hasSize(5);
  }

  @Test
  void countsUntaggedImagesButShowsTheNewestTags() {
    // A multi-platform push stores the platforms' images without a tag beside the tagged index.
    stubbed
        .aws
        .on("ecr:DescribeImages")
        .where(REPOSITORY)
        .answer(
            Reply.json(
                """
                {"imageDetails":[\
                {"imageDigest":"sha256:1","imagePushedAt":1793500002},\
                {"imageDigest":"sha256:0","imageTags":["v1"],"imagePushedAt":1793500002}]}\
                """));

    Images images = stubbed.readRepository(REPOSITORY).images().find().orElseThrow();

    assertThat(images.count()).isEqualTo(new Count(2, true));
    assertThat(images.newest()).extracting(Image::tags).containsExactly(List.of("v1"));
    assertThat(images.latest()).map(Image::digest).contains("sha256:0");
    assertThat(images.tags()).containsExactly("v1");
  }

  @ParameterizedTest
  @CsvSource({
    "distribution.manifest.v2+json, docker.container.image.v1+json",
    "oci.image.manifest.v1+json, oci.image.config.v1+json",
    "oci.image.index.v1+json, ''",
    "docker.distribution.manifest.list.v2+json, ''"
  })
  void countsContainerImagesAndListsOfThem(String manifest, String artifact) {
    String docker = manifest.startsWith("distribution") ? "docker." : "";

    assertThat(countBeside(typed(docker + manifest, artifact))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "oci.image.manifest.v1+json, cncf.helm.config.v1+json",
    "oci.image.manifest.v1+json, cncf.notary.signature",
    "oci.artifact.manifest.v1+json, ''"
  })
  void leavesOutWhatIsNoContainerImage(String manifest, String artifact) {
    assertThat(countBeside(typed(manifest, artifact))).isEqualTo(1);
  }

  private static String typed(String manifest, String artifact) {
    return "\"imageTags\":[\"x\"],\"imageManifestMediaType\":\"application/vnd.%s\"%s"
        .formatted(
            manifest,
            artifact.isEmpty()
                ? ""
                : ",\"artifactMediaType\":\"application/vnd." + artifact + "\"");
  }

  @ParameterizedTest
  @CsvSource({".sig, 1", ".att, 1", ".sbom, 1", "'', 1", ".txt, 2"})
  void leavesOutWhatLiesBesideAnImageByTag(String suffix, int count) {
    String tags = "\"imageTags\":[\"sha256-%s%s\"]".formatted(HEX, suffix);

    assertThat(countBeside(tags)).isEqualTo(count);
  }

  @Test
  void keepsAnImageThatHasATagOfItsOwnToo() {
    String tags = "\"imageTags\":[\"sha256-%s.sig\",\"v1\"]".formatted(HEX);

    assertThat(countBeside(tags)).isEqualTo(2);
  }

  @Test
  void leavesOutWhatRefersToAnImage() {
    assertThat(countBeside("\"subjectManifestDigest\":\"sha256:0\"")).isEqualTo(1);
  }

  /// How many images there are with one plain and older image and this one; where it is none, the
  /// plain one is the newest.
  private long countBeside(String fields) {
    stubbed
        .aws
        .on("ecr:DescribeImages")
        .where(REPOSITORY)
        .answer(
            Reply.json(
                """
                {"imageDetails":[\
                {"imageDigest":"sha256:0","imageTags":["v0"],"imagePushedAt":1793500001},\
                {"imageDigest":"sha256:1","imagePushedAt":1793500002,%s}]}\
                """
                    .formatted(fields)));
    Images images = stubbed.readRepository(REPOSITORY).images().find().orElseThrow();
    assertThat(images.latest())
        .map(Image::digest)
        .contains(images.count().value() == 2 ? "sha256:1" : "sha256:0");
    return images.count().value();
  }
}
