package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.report.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {

  private static final Path RESULTS = ProjectFolder.find().path().resolve(".tools/demo");

  @Test
  void showsTheClassAndWhereTheResultsAre() throws IOException {
    Audited audited = Audited.with(Map.of(), "demo", "--students", "3");

    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(audited.out())
        .contains("학생", "버킷 정책이 퍼블릭 액세스 허용", "확인 범위 100.0%", "실행 상태: 완료", "./audit demo --keep")
        .doesNotContain("\u001b");
    assertThat(audited.err()).contains("Starting the local AWS", "Read ");
    assertThat(RESULTS.resolve("message.txt")).content().startsWith("Subject: [AUDIT][HIGH]");
    assertThat(RESULTS.resolve("report.json")).content().contains("\"s3-public-policy\"");
    assertThat(RESULTS.resolve("function.log")).content().contains("\"run finished\"");
  }

  @Test
  void leavesNoMessageWhereNoneWasSent(@TempDir Path folder) throws IOException {
    Path event = ProjectFolder.find().path().resolve("events/nightly.json");
    DemoNight told;
    try (SampleRun sample = SampleRun.start(0, Language.EN, new PrintWriter(Writer.nullWriter()))) {
      told =
          DemoNight.run(
              sample, DemoNight.event(event), InstantSource.system(), Progress.SILENT, folder);
    }
    told.save(Language.EN);
    assertThat(List.of("message.txt", "chat.json", "slack.json"))
        .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());

    DemoNight untold = new DemoNight(told.outcome(), List.of(), folder);
    untold.save(Language.EN);

    assertThat(folder.resolve("report.html")).exists();
    assertThat(List.of("message.txt", "chat.json", "slack.json"))
        .allSatisfy(file -> assertThat(folder.resolve(file)).doesNotExist());
    assertThat(new DemoMorning(untold, Messages.in(Language.EN)).text())
        .contains("There was nothing to tell: no message was sent.", "report.html")
        .doesNotContain("slack.json", "In Slack");
  }

  @Test
  void speaksTheLanguageOfTheLocale() {
    assertThat(Languages.of(Map.of("LANG", "en_US.UTF-8"))).hasToString("EN");
    assertThat(Languages.of(Map.of("LANG", "ko_KR.UTF-8"))).hasToString("KO");
    assertThat(Languages.of(Map.of("LANG", "C.UTF-8"))).hasToString("KO");
    assertThat(Languages.of(Map.of("LC_ALL", "de_DE", "LANG", "ko_KR"))).hasToString("EN");
    assertThat(Languages.of(Map.of())).hasToString("KO");
  }

  @Test
  void refusesAClassThatIsTooLarge() {
    Audited audited = Audited.with(Map.of(), "demo", "--students", "1001");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains("--students must be 0 to 1000, but is 1001");
  }

  @Test
  void tellsAnEventThatIsNoJsonObjectBeforeAnythingIsStarted(@TempDir Path folder)
      throws IOException {
    for (String text : List.of("{", "[]", "")) {
      Path event = Files.writeString(folder.resolve("event.json"), text);

      Audited audited = Audited.with(Map.of(), "invoke", event.toString(), "--local");

      assertThat(audited.exitCode()).isEqualTo(2);
      assertThat(audited.err()).contains("is no JSON").doesNotContain("Starting", "\tat ");
    }
  }

  @Test
  void namesAnEventFileThatIsNotThere() throws IOException {
    assertThat(Files.exists(Path.of("nowhere.json"))).isFalse();

    Audited audited = Audited.with(Map.of(), "invoke", "nowhere.json", "--local");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains("There is no file nowhere.json (the event)");
  }
}
