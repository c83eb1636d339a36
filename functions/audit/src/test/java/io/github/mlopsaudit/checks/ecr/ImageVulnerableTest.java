package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenRepository;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.ImageScan.Status;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository.Images;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageVulnerableTest {

  private static final Check CHECK = new ImageVulnerable();
  private static final String NAME = "mlops-user07-training";

  private static GivenRepository scanned(Status status, int critical, int high) {
    return repository(NAME).latestScan(Reading.known(new ImageScan(status, critical, high)));
  }

  @Test
  void passesAnImageWithoutCriticalOnesAndTellsTheHighOnes() {
    assertThat(Judged.by(CHECK, snapshot(scanned(Status.SCANNED, 0, 12))))
        .containsExactly("07 " + NAME + " PASS ecr-vulnerabilities.pass [12]");
  }

  @Test
  void warnsOfCriticalOnes() {
    assertThat(Judged.by(CHECK, snapshot(scanned(Status.SCANNED, 2, 12))))
        .containsExactly("07 " + NAME + " FAIL low ecr-vulnerabilities.fail [2, 12]");
  }

  @ParameterizedTest
  @CsvSource({"NOT_SCANNED, not-scanned", "PENDING, pending", "UNSUPPORTED, unsupported"})
  void saysWhyThereIsNothingToJudge(Status status, String why) {
    assertThat(Judged.by(CHECK, snapshot(scanned(status, 0, 0))))
        .containsExactly("07 " + NAME + " NOT_APPLICABLE ecr-vulnerabilities.na." + why + " []");
  }

  @Test
  void doesNotKnowWhatAFailedScanWouldHaveFound() {
    assertThat(Judged.by(CHECK, snapshot(scanned(Status.FAILED, 0, 0))))
        .containsExactly("07 " + NAME + " UNKNOWN ecr-vulnerabilities.unknown.failed []");
  }

  @Test
  void doesNotCallARepositoryEmptyThatWasNotListedToItsEnd() {
    Images cut = new Images(new Count(0, false), Optional.empty(), List.of(), Set.of());

    assertThat(Judged.by(CHECK, snapshot(repository(NAME).images(Reading.known(cut)))))
        .containsExactly("07 " + NAME + " UNKNOWN ecr-vulnerabilities.unknown.no-image []");
  }

  @Test
  void anEmptyRepositoryHasNone() {
    GivenRepository empty =
        repository(NAME)
            .images(Reading.known(Images.NONE))
            .latestScan(Reading.known(ImageScan.NONE));

    assertThat(Judged.by(CHECK, snapshot(empty)))
        .containsExactly("07 " + NAME + " NOT_APPLICABLE ecr-vulnerabilities.na.no-image []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(
                CHECK,
                snapshot(repository(NAME).latestScan(denied("ecr:DescribeImageScanFindings")))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeImageScanFindings, AccessDenied]");
    assertThat(
            Judged.by(
                CHECK,
                snapshot(scanned(Status.SCANNED, 0, 0).images(denied("ecr:DescribeImages")))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeImages, AccessDenied]");
  }

  @Test
  void remedySaysHowToListThemAndLeavesTheRebuildToPeople() {
    assertThat(Judged.remedy(CHECK, snapshot(scanned(Status.SCANNED, 1, 0)), course()).lines())
        .satisfiesExactly(
            list ->
                assertThat(list)
                    .startsWith(
                        "# See which: aws ecr describe-image-scan-findings --repository-name "
                            + NAME)
                    .contains("imageDigest=sha256:07 "),
            rebuild -> assertThat(rebuild).startsWith("# Rebuild"));
  }

  @Test
  void remedyDoesWithoutTheDigestOfTheNewest() {
    Images undated = new Images(new Count(1, true), Optional.empty(), List.of(), Set.of());

    assertThat(
            Judged.remedy(
                CHECK,
                snapshot(scanned(Status.SCANNED, 1, 0).images(Reading.known(undated))),
                course()))
        .startsWith("# Rebuild");
  }
}
