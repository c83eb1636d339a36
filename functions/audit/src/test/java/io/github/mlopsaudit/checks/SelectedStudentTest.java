package io.github.mlopsaudit.checks;

import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.course.RepositoryMissing;
import io.github.mlopsaudit.checks.s3.VersioningDisabled;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SelectedStudentTest {

  private static final Course BOTH = new GivenCourse().roster("07", "08").build();
  private static final Selection ONE = new Selection(Set.of("07"), Set.of(Service.S3, Service.ECR));

  @Test
  void othersAreNotMissingARepository() {
    assertThat(Judged.by(new RepositoryMissing(), given().selection(ONE).build(), BOTH))
        .hasSize(1)
        .allMatch(line -> line.startsWith("07 "));
  }

  @Test
  void othersAreNotUnknownWhereTheBucketsCouldNotBeListed() {
    Reading<List<Bucket>> refused = denied("s3:ListAllMyBuckets");
    Snapshot snapshot = given().selection(ONE).buckets(refused).build();

    assertThat(Judged.by(new VersioningDisabled(), snapshot, BOTH))
        .hasSize(1)
        .allMatch(line -> line.startsWith("07 "));
  }

  @Test
  void whatPassesStaysPassedWhateverSeverityTheCourseWants() {
    CheckSettings grave =
        new CheckSettings(Map.of(), Map.of("s3-versioning", Severity.CRITICAL), Map.of());

    assertThat(Checks.judge(given().build(), Given.course(grave)))
        .filteredOn(assessment -> assessment.rule().id().equals("s3-versioning"))
        .hasSize(1)
        .allMatch(assessment -> assessment.passed())
        .allMatch(assessment -> assessment.severity() == Severity.CRITICAL);
  }
}
