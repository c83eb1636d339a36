package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the three mornings of the demo tell.
final class DemoNightsTest {

  private static final Path RESULTS = ProjectFolder.find().path().resolve(".tools/demo");

  private static String message(int night) throws IOException {
    return Files.readString(RESULTS.resolve("night-" + night + "/message.txt"));
  }

  /// The lines of the section that begins so.
  private static List<String> section(String message, String heading) {
    return message
        .lines()
        .dropWhile(line -> !line.startsWith(heading))
        .skip(1)
        .takeWhile(line -> line.startsWith("- "))
        .toList();
  }

  @Test
  void tellsEachMorningWhatChanged() throws IOException {
    Audited audited =
        Audited.with(Map.of(), "demo", "--students", "4", "--nights", "3", "--lang", "en");

    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(audited.out())
        .contains("Night 1: the class as it is", "Night 2: student 03 has fixed", "Night 3: ")
        .containsPattern("In Slack:\n  .*class demo: ")
        .doesNotContain("&lt;", "&amp;", "no message was sent");

    assertThat(message(1)).startsWith("Subject: [AUDIT][HIGH] class demo: ");
    assertThat(section(message(1), "NEW, BACK OR WORSE"))
        .contains("- high: Bucket policy is public, new: 1 (students: 03)");

    assertThat(section(message(2), "NEW, BACK OR WORSE"))
        .contains("- high: Bucket policy is public, new: 1 (students: 02)")
        .noneMatch(line -> line.contains("students: 03"));
    assertThat(section(message(2), "FIXED"))
        .contains("- high: Bucket policy is public, fixed: 1 (students: 03)")
        .noneMatch(line -> line.contains("Versioning"));
    assertThat(section(message(2), "COULD NOT BE SEEN"))
        .singleElement()
        .asString()
        .startsWith("- s3:GetBucketVersioning: denied, resources: ");

    assertThat(section(message(3), "NEW, BACK OR WORSE"))
        .containsExactly("- low: Old versions kept for ever, new: 1 (students: 03)");
    assertThat(section(message(3), "FIXED"))
        .contains("- high: Bucket policy is public, fixed: 1 (students: 02)");
    assertThat(section(message(3), "COULD NOT BE SEEN")).isEmpty();
    for (int night = 1; night <= 3; night++) {
      Path folder = RESULTS.resolve("night-" + night);
      assertThat(folder.resolve("chat.json")).content().contains("\"source\" : \"custom\"");
      assertThat(folder.resolve("slack.json"))
          .content()
          .contains("\"type\":\"header\"", "class demo: ");
      assertThat(folder.resolve("report.html")).content().contains("<html lang=\"en\"", "user03");
      assertThat(audited.out())
          .containsOnlyOnce(folder.resolve("report.html") + "\n")
          .containsOnlyOnce(folder.resolve("slack.json") + "\n")
          .containsOnlyOnce(folder.resolve("chat.json") + "\n");
      assertThat(message(night)).contains("Report (AWS sign-in): https://ap-northeast-2.console");
    }
  }

  @Test
  void refusesNightsThatCannotBeTold() {
    assertThat(Audited.with(Map.of(), "demo", "--nights", "4").err())
        .contains("--nights must be 1 to 3, but is 4");
    assertThat(Audited.with(Map.of(), "demo", "--nights", "2", "--students", "2").err())
        .contains("--nights 2 needs --students 3 or more");
  }
}
