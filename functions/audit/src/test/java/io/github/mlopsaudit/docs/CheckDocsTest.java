package io.github.mlopsaudit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the checks, and what is generated from the checks. `-Dupdate` writes that anew:
/// `./mvnw -pl functions/audit -am test -Dtest=CheckDocsTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dupdate`.
final class CheckDocsTest {

  private static final List<String> SECTIONS =
      List.of(
          "## What it checks",
          "## Why in a class",
          "## Verdicts",
          "## Remedy",
          "## References",
          "## Limits");

  private static final Path PROJECT = ProjectFolder.find().path();
  private static final Path PAGES = PROJECT.resolve("docs/checks");

  static Stream<String> ids() {
    return Checks.all().stream().map(check -> check.rule().id());
  }

  private static Check check(String id) {
    return Checks.all().stream()
        .filter(check -> check.rule().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Path page(String id) {
    return PAGES.resolve(id + ".md");
  }

  /// With `-Dupdate` it is what it should be from now on.
  private static void requireGenerated(Path file, String wanted) throws IOException {
    if (System.getProperty("update") != null) {
      Files.writeString(file, wanted);
    }
    assertThat(file).content().as("generate it anew with -Dupdate").isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyCheckHasAPageWithEverySectionInOrder(String id) throws IOException {
    assertThat(page(id)).exists();

    List<String> lines = Files.readAllLines(page(id));
    assertThat(lines.getFirst()).isEqualTo("# " + id);
    assertThat(lines.stream().filter(line -> line.startsWith("## "))).isEqualTo(SECTIONS);
    assertThat(lines).contains("| verdict | when |");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyPageHasTheFactsOfItsCheck(String id) throws IOException {
    assertThat(page(id)).exists();

    requireGenerated(page(id), CheckDocs.withFacts(Files.readString(page(id)), check(id)));
  }

  @Test
  void theIndexListsEveryCheck() throws IOException {
    requireGenerated(PAGES.resolve("README.md"), CheckDocs.index(Checks.all()));
  }

  @Test
  void theReadmeListsEveryCheck() throws IOException {
    Path readme = PROJECT.resolve("README.md");
    String text = Files.readString(readme);
    int begin = text.indexOf("<!-- checks -->\n");
    int end = text.indexOf("<!-- /checks -->");

    assertThat(begin).isBetween(0, end);
    requireGenerated(
        readme,
        text.substring(0, begin)
            + "<!-- checks -->\n"
            + CheckDocs.table(Checks.all())
            + text.substring(end));
  }

  @Test
  void thereIsNoPageWithoutACheck() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isSubsetOf(Stream.concat(Stream.of("README.md"), ids().map(id -> id + ".md")).toList());
    }
  }
}
