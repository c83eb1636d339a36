package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RepositoryInOtherRegionTest {

  private static final Check CHECK = new RepositoryInOtherRegion();
  private static final String SEOUL = "ap-northeast-2";
  private static final String VIRGINIA = "us-east-1";
  private static final String NAME = "mlops-user07-training";

  private static Reading<List<Repository>> in(String region, String... names) {
    return Reading.known(
        Stream.of(names).map(name -> repository(name).region(region).build()).toList());
  }

  private static Snapshot regions(
      Reading<List<Repository>> seoul, Reading<List<Repository>> virginia) {
    return snapshot(Map.of(SEOUL, seoul, VIRGINIA, virginia));
  }

  @Test
  void passesRepositoryThatStandsInTheClassRegionOnly() {
    assertThat(Judged.by(CHECK, regions(in(SEOUL, NAME), in(VIRGINIA))))
        .containsExactly(
            "07 " + NAME + " PASS ecr-repository-region.pass [" + NAME + ", ap-northeast-2]");
  }

  @Test
  void flagsAForgottenCopyOnce() {
    assertThat(Judged.by(CHECK, regions(in(SEOUL, NAME), in(VIRGINIA, NAME))))
        .containsExactly(
            "07 "
                + NAME
                + " FAIL low ecr-repository-region.fail.copy ["
                + NAME
                + ", us-east-1, ap-northeast-2]");
  }

  @Test
  void flagsACopyUnderAnotherAcceptedName() {
    assertThat(
            Judged.by(
                CHECK, regions(in(SEOUL, NAME), in(VIRGINIA, "mlops-training/user07/training"))))
        .contains(
            "07 mlops-training/user07/training FAIL low ecr-repository-region.fail.elsewhere"
                + " [mlops-training/user07/training, us-east-1, ap-northeast-2]");
  }

  @Test
  void leavesWhatStandsOnlyElsewhereToTheCheckOfItsExistence() {
    Snapshot onlyElsewhere = regions(in(SEOUL), in(VIRGINIA, NAME));

    assertThat(Judged.by(CHECK, onlyElsewhere))
        .containsExactly(
            "07 " + NAME + " NOT_APPLICABLE ecr-repository-region.na.told [" + NAME + "]");
    assertThat(Judged.by(new RepositoryMissing(), onlyElsewhere).getFirst())
        .contains("FAIL low ecr-repository-exists.fail.other-region");
  }

  @Test
  void flagsWhatStandsOnlyElsewhereWhereTheCheckOfItsExistenceIsOff() {
    Course untold =
        new GivenCourse()
            .checks(new CheckSettings(Map.of("ecr-repository-exists", false), Map.of(), Map.of()))
            .build();

    assertThat(Judged.by(CHECK, regions(in(SEOUL), in(VIRGINIA, NAME)), untold))
        .containsExactly(
            "07 mlops-user07-training FAIL low ecr-repository-region.fail.elsewhere"
                + " [mlops-user07-training, us-east-1, ap-northeast-2]");
  }

  @Test
  void flagsWhatNoOtherCheckTells() {
    assertThat(Judged.by(CHECK, regions(in(SEOUL, NAME), in(VIRGINIA, "mlops-user07-app"))))
        .contains(
            "07 mlops-user07-app FAIL low ecr-repository-region.fail.elsewhere"
                + " [mlops-user07-app, us-east-1, ap-northeast-2]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(CHECK, regions(denied("ecr:DescribeRepositories"), in(VIRGINIA, NAME))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
    assertThat(Judged.by(CHECK, regions(in(SEOUL, NAME), denied("ecr:DescribeRepositories"))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }

  @Test
  void remedySaysWhereToLookAndRunsNothing() {
    assertThat(Judged.remedy(CHECK, regions(in(SEOUL, NAME), in(VIRGINIA, NAME)), course()))
        .contains("aws ecr describe-images --repository-name " + NAME + " --region us-east-1")
        .satisfies(remedy -> assertThat(remedy.lines()).allMatch(line -> line.startsWith("# ")));
  }
}
