package io.github.mlopsaudit.core;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.student;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScoreTest {

  private static final Message MESSAGE = Message.of("x");
  private static final Course COURSE =
      course(student("07"), new Student("20", "", "", Student.Role.INSTRUCTOR));

  private static Assessment assessment(String student, Severity rule, Verdict verdict) {
    return new Assessment(
        new Rule("x", Service.S3, rule, rule == Severity.INFO ? Tier.REPORT : Tier.ALERT),
        Resource.bucket("b", "ap-northeast-2"),
        student,
        verdict);
  }

  private static Verdict pass() {
    return new Verdict.Pass(MESSAGE);
  }

  private static Verdict fail(Severity severity) {
    return new Verdict.Fail(severity, MESSAGE, "");
  }

  private static Score score(boolean sawAll, Assessment... assessments) {
    return Score.of(List.of(assessments), COURSE, sawAll);
  }

  @Test
  void isTheWeightThatDidNotFail() {
    // The first lines of the example in docs/score.md.
    Score score =
        score(
            true,
            assessment("07", Severity.HIGH, pass()),
            assessment("07", Severity.MEDIUM, fail(Severity.MEDIUM)),
            assessment("07", Severity.HIGH, fail(Severity.LOW)));

    assertThat(score.percent()).hasValue(69.2);
    assertThat(score.coverage()).isEqualTo(100.0);
  }

  @Test
  void weighsAFailureThatIsGraverThanItsRule() {
    assertThat(
            score(
                    true,
                    assessment("07", Severity.HIGH, fail(Severity.CRITICAL)),
                    assessment("07", Severity.CRITICAL, pass()))
                .percent())
        .hasValue(50.0);
  }

  @Test
  void leavesOutInstructorsStrangersAndWhatIsOnlyReported() {
    assertThat(
            score(
                    true,
                    assessment("20", Severity.HIGH, fail(Severity.HIGH)),
                    assessment("99", Severity.HIGH, fail(Severity.HIGH)),
                    assessment("07", Severity.INFO, fail(Severity.INFO)))
                .percent())
        .isEmpty();
  }

  @Test
  void isNeverHundredWhileSomethingIsUnseen() {
    Assessment good = assessment("07", Severity.HIGH, pass());
    Assessment unknown = assessment("07", Severity.HIGH, new Verdict.Unknown(MESSAGE));

    assertThat(score(true, good).percent()).hasValue(100.0);
    assertThat(score(true, good, unknown).percent()).hasValue(99.9);
    assertThat(score(true, good, unknown).coverage()).isEqualTo(50.0);
    assertThat(score(false, good).percent()).hasValue(99.9);
    assertThat(score(false, good).coverage()).isEqualTo(99.9);
  }
}
