package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The two lists that lie beside each folder that is deployed name each of its libraries, and no
/// other.
final class PackagedListsTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();

  /// `(licence) name (group:artifact:version - page)`
  private static final Pattern THIRD_PARTY =
      Pattern.compile("\\([^()\\s:]+:([^()\\s:]+):([^()\\s:]+) - [^()]*\\)$");

  static Stream<Path> artifacts() {
    return Stream.of(LambdaFunction.audit(PROJECT), LambdaFunction.slackNotifier(PROJECT))
        .map(LambdaFunction::artifact);
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void billOfMaterialsListsWhatIsDeployed(Path artifact) throws IOException {
    assumeFalse(Boolean.getBoolean("maven.offline"), "the plugin makes it online only");
    JsonNode bill = new ObjectMapper().readTree(artifact.resolveSibling("sbom.json").toFile());

    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.path("components").valueStream().map(PackagedListsTest::jar))
        .containsExactlyInAnyOrderElementsOf(libraries(artifact));
    assertThat(bill.path("components").valueStream())
        .allMatch(component -> component.path("purl").asText().startsWith("pkg:maven/"))
        .noneMatch(component -> component.path("licenses").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void licencesAreListedOfWhatIsDeployed(Path artifact) throws IOException {
    try (Stream<String> lines = Files.lines(artifact.resolveSibling("THIRD-PARTY.txt"))) {
      assertThat(lines.map(THIRD_PARTY::matcher).filter(matcher -> matcher.find()))
          .extracting(matcher -> jar(matcher.group(1), matcher.group(2)))
          .containsExactlyInAnyOrderElementsOf(libraries(artifact));
    }
  }

  /// Only who asks for it goes without them: `sam build` makes both, and stops at a licence that
  /// nobody allowed.
  @Test
  void samBuildMakesThemToo() throws IOException {
    assertThat(Files.readString(PROJECT.path().resolve("Makefile"))).doesNotContain("lists.skip");
    assertThat(Files.readString(PROJECT.path().resolve("pom.xml")))
        .contains("<lists.skip>false</lists.skip>")
        .contains("<skip>${lists.skip}</skip>")
        .contains("<skipAddThirdParty>${lists.skip}</skipAddThirdParty>");
  }

  private static List<String> libraries(Path artifact) throws IOException {
    try (Stream<Path> files = Files.list(artifact.resolve("lib"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String jar(JsonNode component) {
    return jar(component.path("name").asText(), component.path("version").asText());
  }

  private static String jar(String name, String version) {
    return name + "-" + version + ".jar";
  }
}
