package io.github.mlopsaudit.core;

import static io.github.mlopsaudit.checks.Given.student;
import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.assessed;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlopsaudit.checks.Given;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ClassFindingTest {

  private static final Student INSTRUCTOR = new Student("20", "", "", Student.Role.INSTRUCTOR);

  private static String number(int student) {
    return "%03d".formatted(student);
  }

  /// A class of so many students, of whom the first ones fail.
  private static Report of(int students, int failing, Assessment... more) {
    Student[] roster =
        Stream.concat(
                IntStream.range(0, students).mapToObj(i -> student(number(i))),
                Stream.of(INSTRUCTOR))
            .toArray(Student[]::new);
    Stream<Assessment> verdicts =
        IntStream.range(0, students)
            .mapToObj(
                i -> i < failing ? failed(VERSIONING, number(i)) : passed(VERSIONING, number(i)));
    return report(
        run("r1", NIGHT),
        Given.course(roster),
        Stream.concat(verdicts, Stream.of(more)).toArray(Assessment[]::new));
  }

  @Test
  void isWhatFourFifthsOfTheClassFail() {
    assertThat(of(100, 79).classFindings()).isEmpty();
    assertThat(of(100, 80).classFindings())
        .containsExactly(
            new ClassFinding(VERSIONING, Severity.MEDIUM, 80, 100, new Remedy("", false)));
    assertThat(of(5, 4).classFindings()).hasSize(1);
    assertThat(of(4, 3).classFindings()).isEmpty();
  }

  @Test
  void needsThreeStudents() {
    assertThat(of(2, 2).classFindings()).isEmpty();
    assertThat(of(3, 3).classFindings()).hasSize(1);
  }

  @Test
  void countsNoInstructorAndNobodyWhoIsNotOnTheRoster() {
    assertThat(of(4, 3, failed(VERSIONING, "20"), failed(VERSIONING, "999")).classFindings())
        .isEmpty();
    assertThat(of(2, 2, failed(VERSIONING, "20"), failed(VERSIONING, "")).classFindings())
        .isEmpty();
  }

  @Test
  void countsOnlyStudentsForWhomThereIsAnAnswer() {
    Assessment[] unseen = {
      unknown(LIFECYCLE, "000"),
      assessed(LIFECYCLE, "001", new Verdict.NotApplicable(Message.of("x"))),
      failed(LIFECYCLE, "002"),
      failed(LIFECYCLE, "003"),
      failed(LIFECYCLE, "004")
    };

    assertThat(of(5, 0, unseen).classFindings())
        .extracting(ClassFinding::failing, ClassFinding::judged)
        .containsExactly(tuple(3, 3));
    assertThat(of(5, 0, unknown(LIFECYCLE, "000"), failed(LIFECYCLE, "001")).classFindings())
        .isEmpty();
  }

  @Test
  void countsAStudentOnceHoweverManyRepositoriesFail() {
    Assessment[] many = {
      failed(LIFECYCLE, "000"),
      failed(LIFECYCLE, "000"),
      failed(LIFECYCLE, "000"),
      passed(LIFECYCLE, "000"),
      passed(LIFECYCLE, "001"),
      passed(LIFECYCLE, "002")
    };

    assertThat(of(3, 0, many).classFindings()).isEmpty();
  }

  @Test
  void takesTheSeverityThatMostHaveAndLeavesTheGraverOnesToTheirStudents() {
    Assessment mild = failed(POLICY, "000", Severity.LOW, "Sid1");
    Assessment grave = failed(POLICY, "004", Severity.HIGH, "Sid1");
    Report report =
        of(
            5,
            0,
            mild,
            failed(POLICY, "001", Severity.MEDIUM, "Sid1"),
            failed(POLICY, "002", Severity.MEDIUM, "Sid1"),
            failed(POLICY, "003", Severity.MEDIUM, "Sid1"),
            grave);

    assertThat(report.classFindings())
        .extracting(ClassFinding::severity)
        .containsExactly(Severity.MEDIUM);
    assertThat(report.isOfWholeClass(mild)).isTrue();
    assertThat(report.isOfWholeClass(grave)).isFalse();
  }

  @Test
  void coversTheClassOnlyAndNothingCritical() {
    Report report = of(3, 3, failed(VERSIONING, "20"), failed(LIFECYCLE, "000"));
    Assessment[] criticals = {failed(POLICY, "000"), failed(POLICY, "001"), failed(POLICY, "002")};

    assertThat(report.failures().filter(report::isOfWholeClass))
        .extracting(Assessment::student)
        .containsExactly("000", "001", "002");
    assertThat(of(3, 0, criticals).classFindings()).hasSize(1);
    assertThat(of(3, 0, criticals).isOfWholeClass(criticals[0])).isFalse();
  }

  @Test
  void bringsTheRemedyOfTheClassAndAsksWhereASingleOneAsks() {
    Verdict asking =
        new Verdict.Fail(Severity.LOW, Message.of("x"), Remedy.asking("aws ecr delete ..."));
    Report report =
        of(
            3,
            0,
            assessed(LIFECYCLE, "000", asking),
            failed(LIFECYCLE, "001"),
            failed(LIFECYCLE, "002"));

    assertThat(report.classFindings())
        .extracting(ClassFinding::remedy)
        .containsExactly(Remedy.asking("aws ecr put-account-setting ..."));
  }

  @Test
  void standsGravestFirst() {
    Assessment[] more = {
      failed(LIFECYCLE, "000"), failed(LIFECYCLE, "001"), failed(LIFECYCLE, "002")
    };

    assertThat(of(3, 3, more).classFindings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("s3-versioning", "ecr-lifecycle");
  }

  @Test
  void needsARunOfTheWholeClass() {
    Selection three = new Selection(Set.of("01", "02", "03"), Selection.ALL.services());
    Assessment[] all =
        List.of("01", "02", "03").stream()
            .map(number -> failed(VERSIONING, number))
            .toArray(Assessment[]::new);

    assertThat(report(run("r1", NIGHT, three), course("01", "02", "03"), all).classFindings())
        .isEmpty();
  }
}
