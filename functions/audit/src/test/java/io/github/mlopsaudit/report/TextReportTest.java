package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TextReportTest {

  private static final Messages ENGLISH = Messages.in(Language.EN);

  private static RunSummary summary(Report report) {
    return RunSummary.of(
        report, new Published(Delivery.SKIPPED, Delivery.SKIPPED, Delivery.SKIPPED));
  }

  private static String text(Report report) {
    return new TextReport(report, summary(report), ENGLISH, Ink.PLAIN, 100).text();
  }

  private static String text(Assessment... assessments) {
    return text(report(run("r1", NIGHT), course("01", "02", "03", "04"), assessments));
  }

  private static String row(String student, String text) {
    return text.lines().filter(line -> line.startsWith(student + " ")).findFirst().orElseThrow();
  }

  private static Assessment[] wholeClassAndMore() {
    return new Assessment[] {
      failed(LIFECYCLE, "01"),
      failed(LIFECYCLE, "02"),
      failed(LIFECYCLE, "03"),
      failed(LIFECYCLE, "04"),
      failed(VERSIONING, "01"),
      failed(VERSIONING, "02"),
      failed(VERSIONING, "03", Severity.HIGH, "x"),
      failed(VERSIONING, "04"),
      failed(POLICY, "02", Severity.LOW, "Sid1"),
    };
  }

  @Test
  void tellsOnceWhatTheWholeClassFails() {
    assertThat(text(wholeClassAndMore()))
        .contains(
            """
            The whole class (2)
            ▲ Versioning off: 4 of 4 students.
              Enable versioning.
                Each student: ./audit fix NN
            · No image lifecycle: 4 of 4 students.
              Keep the last ten images.
                For all at once: ./audit fix --class

            Student\
            """);
    assertThat(text(failed(VERSIONING, "01"))).doesNotContain("The whole class (");
  }

  @Test
  void theTableSaysWhoNeedsHelp() {
    String text = text(wholeClassAndMore());

    assertThat(row("01", text)).isEqualTo("01       =               only what the whole class has");
    assertThat(row("02", text)).isEqualTo("02       ·1              Bucket policy is public");
    assertThat(row("03", text)).isEqualTo("03       !1              Versioning off");
    assertThat(text).contains("! mlops-training-user03").doesNotContain("! mlops-training-user01");
  }

  @Test
  void oneStudentIsShownInFull() {
    Selection one = new Selection(Set.of("01"), Selection.ALL.services());
    String text = text(report(run("r1", NIGHT, one), course("01", "02"), failed(VERSIONING, "01")));

    assertThat(row("01", text)).contains("▲1", "Versioning off");
    assertThat(text).contains("▲ medium  Versioning off — mlops-training-user01");
  }

  @Test
  void adviceKeepsNobodyFromBeingAllWell() {
    String text =
        text(
            failed(VERSIONING, "01", Severity.INFO, "x"),
            failed(VERSIONING, "02", Severity.INFO, "x"),
            failed(POLICY, "02", Severity.LOW, "Sid1"),
            unknown(POLICY, "03"),
            failed(VERSIONING, "03", Severity.INFO, "x"),
            passed(VERSIONING, "04"));

    assertThat(row("01", text)).isEqualTo("01       ✓ i1            all well");
    assertThat(row("02", text)).isEqualTo("02       ·1 i1           Bucket policy is public");
    assertThat(row("03", text)).isEqualTo("03       i1 ?1           1 could not be seen");
    assertThat(row("04", text)).isEqualTo("04       ✓               all well");
    assertThat(text).contains("✓ all well, i advice at the most");
  }

  @Test
  void saysWhereRunsInARowSawNothing() {
    Report report = report(run("r1", NIGHT), course("01"), unknown(VERSIONING, "01"));
    Changes changes =
        new Changes(
            true,
            List.of(),
            List.of(
                new BlindSpot(
                    "s3:GetBucketVersioning", BlindSpot.MANY, Instant.ofEpochSecond(NIGHT)),
                new BlindSpot(
                    "ecr:DescribeImages", "a\nb", Instant.ofEpochSecond(NIGHT - 86_400))));

    assertThat(text(report.with(changes)))
        .contains(
            """

            COULD NOT LOOK, FOR THE SECOND NIGHT OR LONGER (2)
            ? s3:GetBucketVersioning, in many places: since 2026-11-23
            ? ecr:DescribeImages, a?b: since 2026-11-22
            """);
    assertThat(text(report)).doesNotContain("COULD NOT LOOK");
  }

  @Test
  void jsonHasTheClassFindingsAndEverySingleOne() {
    Report report = report(run("r1", NIGHT), course("01", "02", "03", "04"), wholeClassAndMore());

    assertThat(JsonReport.text(report, summary(report), ENGLISH))
        .containsIgnoringWhitespaces(
            """
            "classFindings" : [ {
              "check" : "s3-versioning",
              "service" : "s3",
              "severity" : "medium",
              "failing" : 4,
              "judged" : 4,
              "remediation" : null
            }, {
              "check" : "ecr-lifecycle",
              "service" : "ecr",
              "severity" : "low",
              "failing" : 4,
              "judged" : 4,
              "remediation" : "aws ecr put-account-setting ..."
            } ],
            "assessments" :\
            """)
        .contains("mlops-training-user01", "mlops-training-user04");
  }
}
