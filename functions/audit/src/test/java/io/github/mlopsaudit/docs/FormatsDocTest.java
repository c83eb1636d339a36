package io.github.mlopsaudit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.report.Morning;
import io.github.mlopsaudit.report.file.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples of `docs/formats.md` are what the formats write. `-Dupdate` writes them anew:
/// `./mvnw -pl functions/audit -am test -Dtest=FormatsDocTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dupdate`.
final class FormatsDocTest {

  private static final Path FILE = ProjectFolder.find().path().resolve("docs/formats.md");
  private static final Report REPORT = Morning.whole();

  private static String text(ReportFormat format) {
    return format.text(REPORT, Morning.summary(REPORT), Language.EN);
  }

  private static String example(String page, String name, String syntax, String text) {
    return Pattern.compile("(?s)<!-- %1$s -->\n.*?<!-- /%1$s -->".formatted(name))
        .matcher(page)
        .replaceFirst(
            Matcher.quoteReplacement(
                "<!-- %1$s -->\n```%2$s\n%3$s\n```\n<!-- /%1$s -->"
                    .formatted(name, syntax, text.strip())));
  }

  /// The failure of student 03, who never enabled versioning.
  private static String json() throws IOException {
    for (JsonNode line : new ObjectMapper().readTree(text(ReportFormat.JSON)).path("assessments")) {
      if (line.path("check").asText().equals("s3-versioning")) {
        return line.toPrettyString();
      }
    }
    throw new AssertionError("nothing of versioning");
  }

  private static String csv() {
    String csv = text(ReportFormat.CSV).substring(1);
    return Stream.of(csv.split("\r\n", -1))
        .filter(line -> line.startsWith("STUDENT") || line.contains(",\"s3-versioning\","))
        .limit(2)
        .reduce("", (one, other) -> one + other + "\n");
  }

  private static String ocsf() throws IOException {
    for (String line : text(ReportFormat.OCSF).lines().toList()) {
      if (line.contains("\"control\":\"s3-versioning\"")) {
        return new ObjectMapper().readTree(line).toPrettyString();
      }
    }
    throw new AssertionError("nothing of versioning");
  }

  private static String junit() {
    Matcher failure =
        Pattern.compile("(?s)<testcase classname=\"s3-versioning\".*?</testcase>")
            .matcher(text(ReportFormat.JUNIT));
    assertThat(failure.find()).isTrue();
    return failure.group();
  }

  @Test
  void examplesAreWhatIsWritten() throws IOException {
    String page = Files.readString(FILE);

    String expected = example(page, "json", "json", json());
    expected = example(expected, "csv", "csv", csv());
    expected = example(expected, "ocsf", "json", ocsf());
    expected = example(expected, "junit", "xml", junit());

    if (System.getProperty("update") != null) {
      Files.writeString(FILE, expected);
    }
    assertThat(Files.readString(FILE)).isEqualTo(expected);
  }

  @Test
  void namesEachFormatAndColumn() throws IOException {
    String page = Files.readString(FILE);
    String header = csv().lines().findFirst().orElseThrow();

    assertThat(page).contains(Stream.of(header.split(",")).map("`%s`"::formatted).toList());
    assertThat(page)
        .contains(
            Stream.of(ReportFormat.values())
                .map(format -> "`." + format.extension() + "`")
                .toList());
    assertThat(List.of(ReportFormat.values())).hasSize(6);
  }
}
