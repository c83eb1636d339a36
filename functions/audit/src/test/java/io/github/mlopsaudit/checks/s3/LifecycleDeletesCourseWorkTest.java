package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.LifecycleRule;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LifecycleDeletesCourseWorkTest {

  private static final Check CHECK = new LifecycleDeletesCourseWork();

  // The night of the snapshot is 2026-11-23 in Seoul.
  private static final Course COURSE =
      new GivenCourse().starts("2026-11-02").ends("2026-12-24").build();

  private static LifecycleRule after(int days, String prefix) {
    return rule("days", true, prefix, false, Optional.of(days), Optional.empty());
  }

  private static LifecycleRule on(String date) {
    return rule("date", true, "", false, Optional.empty(), Optional.of(LocalDate.parse(date)));
  }

  private static LifecycleRule rule(
      String id,
      boolean enabled,
      String prefix,
      boolean narrowed,
      Optional<Integer> days,
      Optional<LocalDate> date) {
    return new LifecycleRule(id, enabled, prefix, narrowed, days, date, true, true);
  }

  private static String judged(Course course, LifecycleRule... rules) {
    return judged(course, bucket().lifecycle(Lifecycles.of(rules)));
  }

  private static String judged(Course course, GivenBucket bucket) {
    return Judged.by(CHECK, snapshot(bucket), course)
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  @Test
  void passesRulesThatDeleteNoCurrentObject() {
    assertThat(judged(COURSE, bucket())).isEqualTo("PASS s3-lifecycle-danger.pass []");
    assertThat(judged(COURSE)).isEqualTo("PASS s3-lifecycle-danger.pass []");
  }

  @Test
  void passesRulesForOtherFolders() {
    assertThat(judged(COURSE, after(1, "tmp/"), after(1, "mlflow-artifacts-old/")))
        .isEqualTo("PASS s3-lifecycle-danger.pass []");
  }

  @Test
  void passesARuleThatIsDisabled() {
    assertThat(judged(COURSE, rule("off", false, "", false, Optional.of(1), Optional.empty())))
        .isEqualTo("PASS s3-lifecycle-danger.pass []");
  }

  @Test
  void flagsARuleThatDeletesBeforeTheEnd() {
    assertThat(judged(COURSE, after(30, "")))
        .isEqualTo("FAIL high s3-lifecycle-danger.fail.early [days (Days 30), 2026-12-24]");
    assertThat(judged(COURSE, after(30, "mlflow-artifacts/"))).startsWith("FAIL high");
    assertThat(judged(COURSE, after(30, "kubeflow-pipeline-artifacts/train/")))
        .startsWith("FAIL high");
    assertThat(judged(COURSE, after(30, "ml"))).startsWith("FAIL high");
  }

  @Test
  void countsFromTheFirstDayOfTheCourseToTheLast() {
    assertThat(judged(COURSE, after(51, ""))).startsWith("FAIL high");
    assertThat(judged(COURSE, after(52, "")))
        .isEqualTo("PASS s3-lifecycle-danger.pass.later [2026-12-24]");
  }

  @Test
  void countsFromTodayWhereTheCourseNamesNoStart() {
    Course noStart = new GivenCourse().ends("2026-12-24").build();

    assertThat(judged(noStart, after(30, ""))).startsWith("FAIL high");
    assertThat(judged(noStart, after(31, ""))).startsWith("PASS");
  }

  @Test
  void countsFromTheFirstDayOfACourseThatIsStillToCome() {
    Course later = new GivenCourse().starts("2026-12-01").ends("2026-12-24").build();

    assertThat(judged(later, after(22, ""))).startsWith("FAIL high");
    assertThat(judged(later, after(23, ""))).startsWith("PASS");
  }

  @Test
  void flagsADateUpToTheEndAndAPastOneWhichGoesOnDeleting() {
    assertThat(judged(COURSE, on("2026-12-24")))
        .isEqualTo("FAIL high s3-lifecycle-danger.fail.early [date (Date 2026-12-24), 2026-12-24]");
    assertThat(judged(COURSE, on("2020-01-01"))).startsWith("FAIL high");
    assertThat(judged(COURSE, on("2026-12-25"))).startsWith("PASS");
  }

  @Test
  void isMilderWhereTagsOrSizesNarrowTheRule() {
    LifecycleRule narrowed = rule("tagged", true, "", true, Optional.of(7), Optional.empty());

    assertThat(judged(COURSE, narrowed))
        .isEqualTo("FAIL medium s3-lifecycle-danger.fail.narrowed [tagged (Days 7), 2026-12-24]");
    assertThat(judged(COURSE, narrowed, after(30, ""), after(90, "")))
        .isEqualTo(
            "FAIL high s3-lifecycle-danger.fail.early"
                + " [tagged (Days 7), days (Days 30), 2026-12-24]");
  }

  @Test
  void warnsWhereTheCourseNamesNoEnd() {
    assertThat(judged(course(), after(3650, "")))
        .isEqualTo("FAIL low s3-lifecycle-danger.fail.no-end [days (Days 3650)]");
    assertThat(judged(course(), after(1, "tmp/"))).startsWith("PASS");
  }

  @Test
  void passesWhenTheCourseIsOver() {
    Course over = new GivenCourse().starts("2026-10-01").ends("2026-11-22").build();
    Course lastDay = new GivenCourse().starts("2026-10-01").ends("2026-11-23").build();

    assertThat(judged(over, after(1, "")))
        .isEqualTo("PASS s3-lifecycle-danger.pass.over [2026-11-22]");
    assertThat(judged(lastDay, after(1, ""))).startsWith("FAIL high");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(COURSE, bucket().lifecycle(denied("s3:GetLifecycleConfiguration"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetLifecycleConfiguration, AccessDenied]");
  }

  @Test
  void remedyDisablesExactlyTheDangerousRules() {
    GivenBucket dangerous =
        bucket().lifecycle(Lifecycles.of(after(30, ""), on("2026-12-01"), after(1, "tmp/")));

    assertThat(Judged.remedy(CHECK, snapshot(dangerous), COURSE))
        .contains("Status=\"Disabled\"")
        .contains("'[\"days\", \"date\"]'");
    assertThat(Asks.of(CHECK, snapshot(dangerous))).isFalse();
  }
}
