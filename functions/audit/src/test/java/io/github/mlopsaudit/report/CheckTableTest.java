package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CheckTableTest {

  private static String text(CheckSettings settings, Language language, int columns) {
    return new CheckTable(Checks.all(), settings, Messages.in(language), Ink.PLAIN, columns).text();
  }

  private static String row(String check, String table) {
    return table.lines().filter(line -> line.startsWith(check + " ")).findFirst().orElseThrow();
  }

  @Test
  void listsEveryCheckByService() {
    String table = text(CheckSettings.DEFAULT, Language.EN, 200);

    assertThat(table.lines())
        .contains("Amazon S3", "Amazon ECR", "The account and the audit itself")
        .filteredOn(line -> line.matches("[a-z0-9]+(-[a-z0-9]+)+ .*"))
        .hasSize(Checks.all().size());
    assertThat(row("s3-versioning", table).split(" {2,}"))
        .containsExactly(
            "s3-versioning", "medium", "on", "score", "Versioning off", "S3.14, ISMS-P 2.9.3");
    assertThat(row("s3-encryption", table)).contains("info", "shown");
  }

  @Test
  void speaksKorean() {
    String table = text(CheckSettings.DEFAULT, Language.KO, 200);

    assertThat(row("s3-versioning", table)).contains("중간", "켜짐", "점수", "버전 관리 꺼짐");
  }

  @Test
  void showsWhatTheCourseWants() {
    CheckSettings settings =
        new CheckSettings(
            Map.of("s3-versioning", false), Map.of("s3-versioning", Severity.LOW), Map.of());

    assertThat(row("s3-versioning", text(settings, Language.EN, 200))).contains("low", "off");
  }

  @Test
  void fitsTheTerminalByPuttingReferencesBelowTheTitle() {
    for (Language language : Language.values()) {
      assertThat(text(CheckSettings.DEFAULT, language, 100).lines())
          .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(100));
    }
    assertThat(text(CheckSettings.DEFAULT, Language.EN, 70))
        .containsPattern("Versioning off\n {30,}S3.14, ISMS-P 2.9.3\n");
  }
}
