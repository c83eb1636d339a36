package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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

/// What docs/runbook.md names is there.
final class RunbookTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final SamTemplate TEMPLATE = SamTemplate.of(PROJECT);
  private static final String RUNBOOK = read();

  private static String read() {
    try {
      return Files.readString(PROJECT.path().resolve("docs/runbook.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(String text, String regex) {
    return Pattern.compile(regex, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static Stream<String> alarms() {
    return TEMPLATE.section("Resources").keySet().stream()
        .filter(id ->
            "AWS::CloudWatch::Alarm".equals(TEMPLATE.section("Resources", id).get("Type")))
        .map(id -> TEMPLATE.section("Resources", id, "Properties", "AlarmName").get("Fn::Sub"))
        .map(name -> String.valueOf(name).replace("${AWS::StackName}-", ""));
  }

  @Test
  void hasAPartForEachAlarmAndForNoOther() {
    String part =
        RUNBOOK.substring(RUNBOOK.indexOf("<!-- alarms -->"), RUNBOOK.indexOf("<!-- /alarms -->"));

    assertThat(alarms()).isNotEmpty().containsExactlyInAnyOrderElementsOf(found(part, "(?<=^### ).+"));
  }

  @Test
  void namesParametersAndOutputsThatThereAre() {
    List<String> named = found(RUNBOOK, "(?<=`)[A-Z][a-z]+([A-Z][a-z]+)+(?=`|=)");

    assertThat(named).contains("BucketPatterns", "FindingsTopicArn");
    assertThat(named)
        .filteredOn(name -> !name.equals("PendingConfirmation"))
        .allMatch(name ->
            TEMPLATE.section("Parameters").containsKey(name)
                || TEMPLATE.section("Outputs").containsKey(name));
  }

  static Stream<String> commands() {
    return found(RUNBOOK, "(?<=\\./audit )[a-z][^`#\n]*").stream().map(String::strip).distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandsExist(String command) {
    assertThatCode(() -> AuditCommand.commandLine(Map.of()).parseArgs(command.split(" +")))
        .doesNotThrowAnyException();
  }
}
