package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The night is that of the 23rd of November, by the calendar of Seoul.
final class CleanUpTest {

  private static final Messages ENGLISH = Messages.in(Language.EN);
  private static final String OVER = "2026-11-22";

  private static Course ending(String day) {
    return new GivenCourse().roster("03", "07").ends(day).build();
  }

  private static Report left(Course course, List<Bucket> buckets, List<Repository> repositories) {
    return report(run("r1", NIGHT), course, buckets, repositories);
  }

  private static Report left(Course course) {
    Contents many =
        new Contents(
            new Count(5000, false),
            Optional.of(Given.NIGHT),
            Given.folder(Folder.Presence.FILLED),
            new Count(1, true),
            Given.folder(Folder.Presence.FILLED));
    return left(
        course,
        List.of(
            Given.bucket().build(),
            Given.bucket("mlops-training-user03").contents(Reading.known(many)).build(),
            Given.bucket("mlops-training-old").contents(Given.denied("s3:ListBucket")).build()),
        List.of(Given.repository("mlops-user07-training").region("us-east-1").build()));
  }

  private static String text(Report report) {
    return new TextReport(
            report,
            RunSummary.of(
                report, new Published(Delivery.SKIPPED, Delivery.SKIPPED, Delivery.SKIPPED)),
            ENGLISH,
            Ink.PLAIN,
            100)
        .text();
  }

  @Test
  void listsWhatIsLeftWithHowMuchIsInIt() {
    assertThat(CleanUp.of(left(ending(OVER))).lines(ENGLISH))
        .containsExactly(
            "The course ended on 2026-11-22. Still there, and billed: S3 buckets: 3, ECR"
                + " repositories: 1",
            "-: s3://mlops-training-old, objects: unknown",
            "03: s3://mlops-training-user03, objects: at least 5000 (counting stopped there)",
            "07: s3://mlops-training-user07, objects: 42",
            "07: mlops-user07-training (us-east-1), images: 1");
  }

  @Test
  void beginsTheDayAfterTheLast() {
    assertThat(CleanUp.of(left(ending("2026-11-24"))).lines(ENGLISH)).isEmpty();
    assertThat(CleanUp.of(left(ending("2026-11-23"))).lines(ENGLISH)).isEmpty();
    assertThat(CleanUp.of(left(ending("2026-11-22"))).lines(ENGLISH)).isNotEmpty();
  }

  @Test
  void aCourseWithoutAnEndIsNeverOver() {
    CleanUp cleanUp = CleanUp.of(left(new GivenCourse().build()));

    assertThat(cleanUp.over()).isFalse();
    assertThat(cleanUp.isDue()).isFalse();
    assertThat(cleanUp.lines(ENGLISH)).isEmpty();
    assertThat(cleanUp.commands()).isEmpty();
  }

  @Test
  void saysWhenNothingIsLeftAndWhenNobodyKnows() {
    Report nothing = left(ending(OVER), List.of(), List.of());
    Snapshot blind =
        Given.given().buckets(Given.denied("s3:ListAllMyBuckets")).repositories().build();
    Report unseen =
        Report.of(run("r1", NIGHT), Given.NIGHT, ending(OVER), blind, List.of(), _ -> "");

    assertThat(CleanUp.of(nothing).isDue()).isFalse();
    assertThat(CleanUp.of(nothing).lines(ENGLISH))
        .containsExactly("The course ended on 2026-11-22. Nothing of the class is left.");
    assertThat(CleanUp.of(unseen).isDue()).isTrue();
    assertThat(CleanUp.of(unseen).lines(ENGLISH))
        .endsWith("Not everything could be listed: there may be more.");
  }

  @Test
  void itsCommandsOnlyLook() {
    CleanUp cleanUp =
        CleanUp.of(
            left(
                ending(OVER),
                List.of(Given.bucket("it's; rm -rf").build()),
                List.of(Given.repository("mlops-user07-training").build())));

    assertThat(cleanUp.commands())
        .containsExactly(
            "aws s3 ls 's3://it'\\''s; rm -rf' --recursive --human-readable --summarize",
            "aws ecr describe-images --repository-name mlops-user07-training --region"
                + " ap-northeast-2 --query 'sum(imageDetails[].imageSizeInBytes)'");
  }

  @Test
  void theReportAndThePageListItInPlaceOfNextSteps() {
    String page = StudentPage.text(left(ending(OVER)), "07", ENGLISH, Ink.PLAIN);

    assertThat(text(left(ending(OVER))))
        .contains("AFTER THE COURSE\n  The course ended on 2026-11-22.")
        .contains("03: s3://mlops-training-user03", "aws s3 ls s3://mlops-training-user03");
    assertThat(text(left(ending("2026-11-23")))).doesNotContain("AFTER THE COURSE");
    assertThat(page)
        .contains("🧹 After the course:", "buckets: 1, ECR repositories: 1", "07: s3://")
        .doesNotContain("mlops-training-user03", "Next steps", "Lab 1-2");
  }
}
