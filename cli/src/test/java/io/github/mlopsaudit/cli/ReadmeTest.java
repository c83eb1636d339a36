package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the README says is so.
final class ReadmeTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final String README = read("README.md");

  private static String read(String file) {
    try {
      return Files.readString(PROJECT.path().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> found(String regex) {
    return Pattern.compile(regex).matcher(README).results().map(MatchResult::group);
  }

  static Stream<String> commands() {
    return found("(?<=\\./audit )[a-z][a-z-]*( (?!#)[^`|>#\n]+)?").map(String::strip).distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandsExist(String command) {
    String[] words =
        Pattern.compile("\"([^\"]*)\"|\\S+")
            .matcher(command)
            .results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1))
            .toArray(String[]::new);

    assertThat(AuditCommand.commandLine(Map.of()).getSubcommands()).containsKey(words[0]);
    if (words.length > 1) {
      assertThatCode(() -> AuditCommand.commandLine(Map.of()).parseArgs(words))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void namesEveryCommand() {
    assertThat(commands().map(command -> command.replaceAll(" .*", "")))
        .containsAll(AuditCommand.commandLine(Map.of()).getSubcommands().keySet());
  }

  @Test
  void filesExist() {
    List<String> files =
        Stream.concat(found("events/[a-z0-9-]+\\.json"), found("(?<=\\()docs/[^)#]+")).toList();

    assertThat(files).isNotEmpty();
    assertThat(files).allSatisfy(file -> assertThat(PROJECT.path().resolve(file)).exists());
  }

  @Test
  void namesEveryVariableOfTheTemplate() {
    assertThat(README)
        .contains(
            SamTemplate.of(PROJECT)
                .section("Resources", "AuditFunction", "Properties", "Environment", "Variables")
                .keySet()
                .stream()
                .filter(name -> name.startsWith("AUDIT_"))
                .toList());
  }

  @Test
  void showsACourseFileThatIsRight() {
    String yaml = README.substring(README.indexOf("```yaml\n") + 8);

    assertThat(
            new Configuration(Map.of())
                .course("README.md", yaml.substring(0, yaml.indexOf("```")))
                .roster())
        .hasSize(16);
  }
}
