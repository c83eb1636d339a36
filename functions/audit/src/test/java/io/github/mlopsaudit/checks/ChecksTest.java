package io.github.mlopsaudit.checks;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.given;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Versioning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChecksTest {

  private static final Snapshot UNVERSIONED =
      snapshot(bucket().versioning(Reading.known(Versioning.NEVER)));

  @Test
  void idsAreDistinctAndLowerKebab() {
    List<String> ids = Checks.all().stream().map(check -> check.rule().id()).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)+"));
  }

  @Test
  void everyCheckJudgesUnderItsOwnRule() {
    Checks.all()
        .forEach(check ->
            assertThat(check.judge(snapshot(bucket(Given.BUCKET)), course()))
                .isNotNull()
                .allMatch(assessment -> assessment.rule().equals(check.rule())));
  }

  @Test
  void courseSwitchesChecksOff() {
    CheckSettings settings = new CheckSettings(Map.of("s3-versioning", false), Map.of(), Map.of());

    assertThat(Checks.judge(UNVERSIONED, course(settings)))
        .noneMatch(assessment -> assessment.rule().id().equals("s3-versioning"));
  }

  @Test
  void courseChangesTheSeverityOfARule() {
    CheckSettings settings =
        new CheckSettings(Map.of(), Map.of("s3-versioning", Severity.CRITICAL), Map.of());

    assertThat(Checks.judge(UNVERSIONED, course(settings)))
        .filteredOn(Assessment::failed)
        .filteredOn(assessment -> assessment.rule().id().equals("s3-versioning"))
        .extracting(Assessment::severity)
        .containsExactly(Severity.CRITICAL);
  }

  /// Whatever the check: what it says of the day is said here, once.
  @Test
  void foldersAndImagesCountFromTheirDueDateOn() {
    Snapshot empty =
        Given.given()
            .buckets(
                Given.bucket()
                    .contents(
                        Given.contents(
                            Given.folder(Folder.Presence.ABSENT),
                            Given.folder(Folder.Presence.MARKER_ONLY)))
                    .build())
            .repositories(
                Given.repository("mlops-user07-training")
                    .images(Reading.known(Repository.Images.NONE))
                    .build())
            .build();

    for (String check :
        List.of("s3-mlflow-artifacts", "s3-pipeline-artifacts", "ecr-image-pushed")) {
      assertThat(Checks.judge(empty, new GivenCourse().due(check, "2026-11-24").build()))
          .filteredOn(assessment -> assessment.rule().id().equals(check))
          .allMatch(Assessment::isNotDue)
          .isNotEmpty();
      // The night of 17:00 UTC on the 22nd is already the 23rd in the class.
      assertThat(Checks.judge(empty, new GivenCourse().due(check, "2026-11-23").build()))
          .filteredOn(assessment -> assessment.rule().id().equals(check))
          .allMatch(Assessment::failed)
          .isNotEmpty();
    }
  }

  @Test
  void whatFailsBeforeItIsDueIsNotAskedYet() {
    String tomorrow = "2026-11-24";

    assertThat(versioning(UNVERSIONED, new GivenCourse().due("s3-versioning", tomorrow).build()))
        .isEqualTo(Verdict.NotApplicable.until(LocalDate.parse(tomorrow)));
    assertThat(
            versioning(UNVERSIONED, new GivenCourse().due("s3-versioning", "2026-11-23").build()))
        .isInstanceOf(Verdict.Fail.class);
    assertThat(
            versioning(
                snapshot(bucket()), new GivenCourse().due("s3-versioning", tomorrow).build()))
        .isInstanceOf(Verdict.Pass.class);
  }

  private static Verdict versioning(Snapshot snapshot, Course course) {
    return Checks.judge(snapshot, course).stream()
        .filter(assessment -> assessment.rule().id().equals("s3-versioning"))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Test
  void aMilderCaseIsNeverGraverThanTheCourseWantsTheCheckToBe() {
    Snapshot covered =
        snapshot(bucket().block(Reading.known(new BlockPublicAccess(false, true, false, true))));

    assertThat(severityOfBlock(covered, Severity.CRITICAL)).isEqualTo(Severity.LOW);
    assertThat(severityOfBlock(covered, Severity.INFO)).isEqualTo(Severity.INFO);
  }

  private static Severity severityOfBlock(Snapshot snapshot, Severity wanted) {
    CheckSettings settings =
        new CheckSettings(Map.of(), Map.of("s3-block-public-access", wanted), Map.of());
    return Checks.judge(snapshot, course(settings)).stream()
        .filter(Assessment::failed)
        .filter(assessment -> assessment.rule().id().equals("s3-block-public-access"))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  @Test
  void looksOnlyAtTheServicesOfTheRun() {
    Snapshot ecrOnly = given().selection(new Selection(Set.of(), Set.of(Service.ECR))).build();

    assertThat(Checks.judge(ecrOnly, course()))
        .extracting(assessment -> assessment.rule().service())
        .contains(Service.ECR)
        .doesNotContain(Service.S3);
  }
}
