package io.github.mlopsaudit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Score;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/score.md`, reckoned again.
final class ScoreDocTest {

  private static final String PAGE = read();
  private static final Message MESSAGE = Message.of("x");
  private static final Course COURSE =
      Given.course(
          Given.student("07"),
          Given.student("08"),
          new Student("20", "", "", Student.Role.INSTRUCTOR));

  private static String read() {
    try {
      return Files.readString(ProjectFolder.find().path().resolve("docs/score.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> rows(String begin) {
    return PAGE.lines()
        .filter(line -> line.matches("\\| " + begin + ".*"))
        .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static Severity severity(String text) {
    return Severity.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Assessment assessment(List<String> row) {
    Rule rule =
        Checks.all().stream()
            .map(Check::rule)
            .filter(known -> row.get(1).equals("`" + known.id() + "`"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.severity()).as(rule.id()).isEqualTo(severity(row.get(2)));
    return new Assessment(
        rule,
        Resource.bucket("b", "ap-northeast-2"),
        row.getFirst().substring(0, 2),
        verdict(row.get(3).replaceFirst(":.*", "").split(" ")));
  }

  private static Verdict verdict(String... words) {
    return switch (words[0]) {
      case "PASS" -> new Verdict.Pass(MESSAGE);
      case "FAIL" -> new Verdict.Fail(severity(words[1]), MESSAGE, "");
      case "UNKNOWN" -> new Verdict.Unknown(MESSAGE);
      case "NOT_APPLICABLE" -> new Verdict.NotApplicable(MESSAGE);
      default -> throw new AssertionError("no verdict: " + words[0]);
    };
  }

  @Test
  void theWeightsAreThoseOfTheCode() {
    for (Severity severity : Severity.values()) {
      assertThat(rows(severity.id()))
          .containsExactly(List.of(severity.id(), String.valueOf(severity.weight())));
    }
  }

  @Test
  void eachLineOfTheExampleIsRight() {
    assertThat(rows("\\d\\d"))
        .hasSizeGreaterThan(5)
        .allSatisfy(row -> {
          Score score = Score.of(List.of(assessment(row)), COURSE, true);
          boolean counts = score.possible() > 0;

          assertThat(row.get(4)).isEqualTo(counts ? String.valueOf(score.possible()) : "-");
          assertThat(row.get(5)).isEqualTo(counts ? String.valueOf(score.lost()) : "-");
        });
  }

  @Test
  void theExampleAddsUp() {
    Score score =
        Score.of(rows("\\d\\d").stream().map(ScoreDocTest::assessment).toList(), COURSE, true);

    assertThat(PAGE)
        .contains(
            "Possible are %d, lost %d, so the score is %s."
                .formatted(score.possible(), score.lost(), score.percent().orElseThrow()),
            "Of %d questions that arose %d have an answer, so the coverage is %s."
                .formatted(score.answered() + score.unknown(), score.answered(), score.coverage()));
  }
}
