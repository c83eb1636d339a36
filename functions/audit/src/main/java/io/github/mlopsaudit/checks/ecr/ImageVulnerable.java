package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories whose newest image has critical vulnerabilities, as far as ECR scanned it.
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html
public final class ImageVulnerable implements Check {

  // Basic scanning answers with findings, Amazon Inspector with enhancedFindings.
  private static final String CRITICAL_ONES =
      "imageScanFindings.[findings, enhancedFindings][] | [?severity=='CRITICAL'].[name || packageVulnerabilityDetails.vulnerabilityId]";
  private static final Rule RULE =
      new Rule("ecr-vulnerabilities", Service.ECR, Severity.MEDIUM, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES, Read.IMAGES, Read.IMAGE_SCAN);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, ImageVulnerable::judge);
  }

  private static Verdict judge(Repository repository) {
    return switch (repository.images()) {
      case Reading.Unreadable<Images> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Images>(Images images) when images.count().value() == 0 ->
          images.count().exact() ? notApplicable("no-image") : unknown("no-image");
      case Reading.Known<Images>(Images images) -> judge(repository, images);
    };
  }

  private static Verdict judge(Repository repository, Images images) {
    return switch (repository.latestScan()) {
      case Reading.Unreadable<ImageScan> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<ImageScan>(ImageScan scan) ->
          switch (scan.status()) {
            case NOT_SCANNED -> notApplicable("not-scanned");
            case PENDING -> notApplicable("pending");
            case UNSUPPORTED -> notApplicable("unsupported");
            case FAILED -> unknown("failed");
            case SCANNED ->
                scan.critical() == 0
                    ? new Verdict.Pass(Message.of("ecr-vulnerabilities.pass", scan.high()))
                    : new Verdict.Fail(
                        Severity.LOW,
                        Message.of("ecr-vulnerabilities.fail", scan.critical(), scan.high()),
                        rebuild(repository, images));
          };
    };
  }

  private static Verdict notApplicable(String why) {
    return new Verdict.NotApplicable(Message.of("ecr-vulnerabilities.na." + why));
  }

  private static Verdict unknown(String why) {
    return new Verdict.Unknown(Message.of("ecr-vulnerabilities.unknown." + why));
  }

  /// Comments alone: only a new image mends it.
  private static String rebuild(Repository repository, Images images) {
    String rebuild =
        "# Rebuild on a newer base image, and push: docker build --pull --tag %s:TAG . && docker push %s:TAG"
            .formatted(word(repository.uri()), word(repository.uri()));
    return images
            .latest()
            .map(Image::digest)
            .map(digest -> list(repository, digest) + "\n")
            .orElse("")
        + rebuild;
  }

  private static String list(Repository repository, String digest) {
    return "# See which: aws ecr describe-image-scan-findings --repository-name %s --region %s --image-id imageDigest=%s --query %s --output text"
        .formatted(
            word(repository.name()), word(repository.region()), word(digest), word(CRITICAL_ONES));
  }
}
