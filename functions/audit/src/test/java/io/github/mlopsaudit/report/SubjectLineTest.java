package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubjectLineTest {

  private static String subject(Assessment... assessments) {
    return SubjectLine.of(report(run("r1", NIGHT), course("07"), assessments));
  }

  private static String subjectOf(String course) {
    return SubjectLine.of(
        report(run("r1", NIGHT), named(course, Language.KO, course("07")), failed(POLICY, "07")));
  }

  @Test
  void tellsTheTwoWorst() {
    assertThat(subject(failed(LIFECYCLE, "07"), failed(POLICY, "07"), failed(VERSIONING, "07")))
        .isEqualTo("[AUDIT][CRITICAL] class mlops-2026a: 1 critical, 1 medium open - 100.0% seen");
  }

  @Test
  void saysOkOnlyWhenEverythingWasSeen() {
    assertThat(subject(passed(POLICY, "07")))
        .isEqualTo("[AUDIT][OK] class mlops-2026a: nothing open - 100.0% seen");
    assertThat(subject(passed(POLICY, "07"), unknown(VERSIONING, "07")))
        .isEqualTo("[AUDIT][PARTIAL] class mlops-2026a: nothing open - 50.0% seen");
  }

  @Test
  void adviceIsNothingOpen() {
    assertThat(subject(failed(LIFECYCLE, "07", Severity.INFO, "x")))
        .isEqualTo("[AUDIT][OK] class mlops-2026a: nothing open - 100.0% seen");
  }

  @Test
  void saysWhenOnlyAPartWasLookedAt() {
    Selection one = new Selection(Set.of("07"), Selection.ALL.services());

    assertThat(SubjectLine.of(report(run("r1", NIGHT, one), course("07"), failed(POLICY, "07"))))
        .isEqualTo("[AUDIT][CRITICAL] class mlops-2026a (in part): 1 critical open - 100.0% seen");
  }

  @ParameterizedTest
  @CsvSource({
    "MLOps 2기 (심화), MLOps 2",
    "MLOps 2기 - 심화반, MLOps 2",
    "Café Zürich, Cafe Zurich",
    "엠엘옵스, of account 123456789012",
    "🙂, of account 123456789012"
  })
  void keepsWhatIsAsciiOfTheName(String course, String name) {
    assertThat(subjectOf(course)).startsWith("[AUDIT][CRITICAL] class " + name + ": 1 critical");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: everybody@example.com",
        "\u0000\u001b[31m\u007f\u202e",
        "   ",
        "",
        "가나다라마바사",
        "x y"
      })
  void isAlwaysOneShortLineOfAscii(String course) {
    for (String name : List.of(course, course.repeat(60), course + "z".repeat(200))) {
      assertThat(subjectOf(name)).matches("\\[AUDIT\\][\\x20-\\x7e]+").hasSizeLessThan(100);
    }
  }

  @Test
  void staysShortWhateverTheCounts() {
    Assessment[] many =
        Collections.nCopies(20_000, failed(POLICY, "07", Severity.HIGH, "x"))
            .toArray(Assessment[]::new);
    Selection one = new Selection(Set.of("07"), Selection.ALL.services());

    assertThat(
            SubjectLine.of(
                report(
                    run("r1", NIGHT, one), named("c".repeat(64), Language.EN, course("07")), many)))
        .hasSize(99)
        .endsWith("c (in part): 20000 high open - 100.0% seen");
  }
}
