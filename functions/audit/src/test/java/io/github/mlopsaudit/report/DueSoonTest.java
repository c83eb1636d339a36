package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.assessed;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The night is that of the 23rd of November, by the calendar of Seoul.
final class DueSoonTest {

  private static final Messages ENGLISH = Messages.in(Language.EN);

  private static Course due(String check, String day) {
    return new GivenCourse().roster("03", "05", "07").due(check, day).build();
  }

  private static Assessment notDue(Rule rule, String student, String day) {
    return assessed(rule, student, Verdict.NotApplicable.until(LocalDate.parse(day)));
  }

  private static List<String> lines(Report report) {
    return DueSoon.of(report).lines(ENGLISH);
  }

  private static List<String> linesOf(String day) {
    return lines(
        report(run("r1", NIGHT), due("s3-versioning", day), notDue(VERSIONING, "07", day)));
  }

  @Test
  void tellsOncePerCheckWhoWouldStillFail() {
    Report report =
        report(
            run("r1", NIGHT),
            due("s3-versioning", "2026-11-27"),
            notDue(VERSIONING, "07", "2026-11-27"),
            notDue(VERSIONING, "03", "2026-11-27"),
            passed(VERSIONING, "05"),
            failed(LIFECYCLE, "05"));

    assertThat(lines(report))
        .containsExactly(
            "2026-11-27: \"Versioning off\" applies from then on, and would fail for 2 (students: 03, 07)");
    assertThat(DueSoon.of(report).lines(Messages.in(Language.KO)))
        .containsExactly("2026-11-27: \"버전 관리 꺼짐\" 점검이 이날부터 적용되며, 아직 2명이 통과하지 못합니다 (학생 03, 07)");
  }

  @Test
  void looksAWeekAhead() {
    assertThat(linesOf("2026-11-24")).hasSize(1);
    assertThat(linesOf("2026-11-30")).hasSize(1);
    assertThat(linesOf("2026-12-01")).isEmpty();
  }

  @Test
  void isNotAskedIsNoDueDate() {
    Assessment unasked =
        assessed(VERSIONING, "07", new Verdict.NotApplicable(Message.of("s3-activity.na.empty")));

    assertThat(lines(report(run("r1", NIGHT), due("s3-versioning", "2026-11-24"), unasked)))
        .isEmpty();
  }

  @Test
  void leavesOutWhatIsWaivedOnThatDay() {
    Report report =
        report(
            run("r1", NIGHT),
            due("s3-versioning", "2026-11-27"),
            notDue(VERSIONING, "07", "2026-11-27"));

    assertThat(lines(report.with(waiver("2026-11-27")))).isEmpty();
    assertThat(lines(report.with(waiver("2026-11-26")))).hasSize(1);
  }

  private static Waivers waiver(String until) {
    return new Waivers(
        List.of(new Waiver("*", "07", "*", LocalDate.parse(until), "later", "kim", Given.NIGHT)));
  }

  @Test
  void staysShortInALargeClass() {
    Assessment[] all =
        IntStream.rangeClosed(100, 199)
            .mapToObj(number -> notDue(VERSIONING, "" + number, "2026-11-27"))
            .toArray(Assessment[]::new);

    assertThat(lines(report(run("r1", NIGHT), due("s3-versioning", "2026-11-27"), all)))
        .singleElement()
        .asString()
        .contains("for 100 (students: 100, 101", "and 70 more")
        .hasSizeLessThan(300);
  }
}
