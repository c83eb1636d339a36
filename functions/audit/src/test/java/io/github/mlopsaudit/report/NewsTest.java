package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the morning mail says of the night, against the night before.
final class NewsTest {

  /// A Tuesday, by the calendar of Seoul.
  private static final long TUESDAY = NIGHT + 86_400;

  private static FindingChange change(Assessment assessment, Transition transition, int days) {
    return new FindingChange(
        "id" + assessment.rule().id() + assessment.student(),
        assessment.rule().id(),
        assessment.student(),
        assessment.resource(),
        assessment.severity(),
        assessment.verdict().message(),
        transition,
        Given.NIGHT.plusSeconds(86_400).minus(Duration.ofDays(days)),
        Given.NIGHT,
        0);
  }

  private static Report report(long sequence, List<Assessment> failures, FindingChange... changes) {
    return Reports.report(
            run("r1", sequence),
            named("c", Language.EN, course("03", "05", "07")),
            failures.toArray(Assessment[]::new))
        .with(new Changes(true, List.of(changes)));
  }

  private static String body(Report report) {
    String body = Digest.of(report, Optional.empty()).body();
    return body.substring(0, body.indexOf("-----"));
  }

  @Test
  void beginsWithWhatIsNewAndWhatWasMended() {
    Report report =
        report(
            TUESDAY,
            List.of(failed(POLICY, "07"), failed(VERSIONING, "03"), failed(VERSIONING, "05")),
            change(failed(POLICY, "07"), Transition.NEW, 0),
            change(failed(VERSIONING, "03"), Transition.REOPENED, 9),
            change(failed(VERSIONING, "05"), Transition.STILL_OPEN, 12),
            change(failed(LIFECYCLE, "03"), Transition.FIXED, 3),
            change(failed(LIFECYCLE, "07"), Transition.FIXED, 3));

    assertThat(body(report))
        .contains(
            """
            NEW, BACK OR WORSE, by check (2)
            - critical: Bucket policy is public, new: 1 (students: 07)
            - medium: Versioning off, back again: 1 (students: 03)

            FIXED, by check (1)
            - low: No image lifecycle, fixed: 2 (students: 03, 07)

            CRITICAL (1), fix these today
            """)
        .contains(
            "STILL OPEN, by severity (1)\n- medium: 1 (up to 7 days: 0, up to 14: 1, longer: 0; oldest, in days: 12)\n")
        .doesNotContain("HIGH, by check");
    assertThat(Digest.of(report, Optional.empty()).subject())
        .isEqualTo(
            "[AUDIT][CRITICAL] class c: 2 new, 2 fixed, 1 critical, 2 medium open - 100.0% seen");
  }

  @Test
  void tellsAStormInOneLine() {
    FindingChange[] storm =
        Stream.of("03", "05", "07")
            .map(number -> change(failed(VERSIONING, number), Transition.NEW, 0))
            .toArray(FindingChange[]::new);

    assertThat(body(report(TUESDAY, List.of(), storm)))
        .contains("- medium: Versioning off, new: 3 (students: 03, 05, 07)\n");
  }

  @Test
  void listsTheWaiversThatHoldWithTheDaysThatTheyHaveLeft() {
    Report report =
        report(TUESDAY, List.of(), change(failed(VERSIONING, "03"), Transition.STILL_WAIVED, 3))
            .with(
                new Waivers(
                    List.of(
                        waiver("03", "2026-11-28"),
                        waiver("05", "2026-11-24"),
                        waiver("07", "2026-11-23"))));

    assertThat(body(report))
        .contains(
            """
            WAIVERS
            - s3-versioning (students: 05; resources: all): until today, 2026-11-24 (lab)
            - s3-versioning (students: 03; resources: all): until 2026-11-28, days left: 4 (lab)
            """);
  }

  @Test
  void adviceIsNoReasonForAMail() {
    Assessment advice = failed(VERSIONING, "03", Severity.INFO, "x");

    assertThat(Digest.isDue(report(TUESDAY, List.of(advice), change(advice, Transition.NEW, 0))))
        .isFalse();
  }

  @Test
  void afterTheCourseOnlyWhatIsNewAndCriticalIsTold() {
    Course over = new GivenCourse().ends("2026-11-20").build();
    for (Assessment fault : List.of(failed(VERSIONING, "07"), failed(POLICY, "07"))) {
      Report report =
          Reports.report(run("r1", TUESDAY), over, fault)
              .with(new Changes(true, List.of(change(fault, Transition.NEW, 0))));

      assertThat(Digest.isDue(report)).isEqualTo(fault.severity() == Severity.CRITICAL);
    }
  }

  @Test
  void remindsOfWhatIsCriticalAfterADayThreeAWeekAndEachWeek() {
    assertThat(IntStream.rangeClosed(0, 30).filter(NewsTest::reminds))
        .containsExactly(1, 3, 7, 14, 21, 28);
  }

  private static boolean reminds(int days) {
    Assessment critical = failed(POLICY, "03");
    return Digest.isDue(
        report(TUESDAY, List.of(critical), change(critical, Transition.STILL_OPEN, days)));
  }

  @Test
  void namesFirstWhereItCouldNotLookAgain() {
    Report blind =
        report(TUESDAY, List.of())
            .with(
                new Changes(
                    true,
                    List.of(),
                    List.of(
                        new BlindSpot("ecr:DescribeImages", "mlops-user07-training", Given.NIGHT),
                        new BlindSpot("s3:GetBucketAcl", BlindSpot.MANY, Given.NIGHT))));

    assertThat(body(blind))
        .contains(
            """
            COULD NOT LOOK, FOR THE SECOND NIGHT OR LONGER (2)
            - ecr:DescribeImages, mlops-user07-training: since 2026-11-23
            - s3:GetBucketAcl, in many places: since 2026-11-23
            """);
  }

  private static Waiver waiver(String student, String until) {
    return new Waiver(
        "s3-versioning", student, "*", LocalDate.parse(until), "lab", "me", Given.NIGHT);
  }

  @Test
  void isSilentOnlyWhereNothingChangedAndAllWasSeen() {
    FindingChange open = change(failed(VERSIONING, "03"), Transition.STILL_OPEN, 3);

    assertThat(Digest.isDue(report(TUESDAY, List.of(failed(VERSIONING, "03")), open))).isFalse();
    assertThat(Digest.isDue(report(NIGHT, List.of(failed(VERSIONING, "03")), open)))
        .as("on Monday")
        .isTrue();
    assertThat(
            Digest.isDue(
                report(TUESDAY, List.of(), change(failed(VERSIONING, "03"), Transition.FIXED, 3))))
        .as("something was mended")
        .isTrue();
    assertThat(Digest.isDue(report(TUESDAY, List.of()).with(Changes.UNKNOWN)))
        .as("nobody knows what was before")
        .isTrue();
    assertThat(body(report(NIGHT, List.of(failed(VERSIONING, "03")), open)))
        .contains("Nothing changed since the run before.");
  }
}
