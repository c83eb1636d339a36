package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .filter(
            id -> "AWS::CloudWatch::Alarm".equals(TEMPLATE.section("Resources", id).get("Type")))
        .map(id -> TEMPLATE.section("Resources", id, "Properties", "AlarmName").get("Fn::Sub"))
        .map(name -> String.valueOf(name).replace("${AWS::StackName}-", ""));
  }

  @Test
  void hasAPartForEachAlarmAndForNoOther() {
    String part =
        RUNBOOK.substring(RUNBOOK.indexOf("<!-- alarms -->"), RUNBOOK.indexOf("<!-- /alarms -->"));

    assertThat(alarms())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(found(part, "(?<=^### ).+"));
  }

  /// What the mail of an alarm says stands at its part.
  @Test
  void saysOfEachAlarmWhatTheAlarmSays() {
    TEMPLATE.section("Resources").keySet().stream()
        .map(id -> TEMPLATE.section("Resources", id, "Properties"))
        .filter(properties -> properties.containsKey("AlarmDescription"))
        .forEach(
            alarm -> assertThat(RUNBOOK).contains("\n> " + alarm.get("AlarmDescription") + "\n"));
  }

  @Test
  void asksForEachParameterAndForNoOther() {
    String part =
        RUNBOOK.substring(
            RUNBOOK.indexOf("<!-- parameters -->"), RUNBOOK.indexOf("<!-- /parameters -->"));
    List<String> asked =
        part.lines()
            .map(line -> line.replaceAll("^\\| ([^|]*) \\|.*", "$1"))
            .flatMap(question -> found(question, "(?<=`)\\w+(?=`)").stream())
            .toList();

    assertThat(asked).containsExactlyInAnyOrderElementsOf(TEMPLATE.section("Parameters").keySet());
  }

  /// The event of the function's own letters and that of the schedule's.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\": \"1.0\", \"requestPayload\": {\"id\": \"a\"}, \"responsePayload\": {\"errorMessage\": \"b\"}}",
        "{\"id\": \"a\"}"
      })
  void takesTheEventOutOfALetter(String letter) throws IOException {
    String python = found(RUNBOOK, "^python3 -c '[^']+'").getFirst();

    Command taken =
        Command.run(
            List.of("bash", "-c", "printf %s \"$LETTER\" | " + python), Map.of("LETTER", letter));

    assertThat(taken).isEqualTo(new Command(0, "{\"id\": \"a\"}\n"));
  }

  @Test
  void takesEachItemOutOfAScan() throws IOException {
    String python = found(RUNBOOK, "^python3 -c '[^']+'(?= < items.json)").getFirst();

    Command taken =
        Command.run(
            List.of("bash", "-c", "printf %s \"$SCAN\" | " + python),
            Map.of(
                "SCAN",
                "{\"Items\": [{\"PK\": {\"S\": \"한 글\"}}, {\"PK\": {\"S\": \"b\"}}], \"Count\": 2}"));

    assertThat(taken.output().lines())
        .containsExactly("{\"PK\": {\"S\": \"\\ud55c \\uae00\"}}", "{\"PK\": {\"S\": \"b\"}}");
  }

  @Test
  void startsTheFirstRunOfToday() throws IOException {
    String payload = found(RUNBOOK, "(?<=--payload )\"\\$\\(sed .+\\)\"(?= answer)").getFirst();

    Command event =
        Command.run(
            List.of("bash", "-c", "cd '" + PROJECT.path() + "' && echo " + payload), Map.of());

    Map<String, Object> sent = json(event.output());
    Map<String, Object> file =
        json(Files.readString(PROJECT.path().resolve("events/nightly.json")));
    assertThat(Instant.parse(String.valueOf(sent.remove("time"))))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    file.remove("time");
    assertThat(sent).isEqualTo(file);
  }

  private static Map<String, Object> json(String text) throws IOException {
    return new ObjectMapper().readValue(text, new TypeReference<>() {});
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
    return found(RUNBOOK.replaceAll("(?m)^> .*", ""), "(?<=\\./audit )[a-z][^`#>\n]*").stream()
        .map(String::strip)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandsExist(String command) {
    assertThatCode(() -> AuditCommand.commandLine(Map.of()).parseArgs(command.split(" +")))
        .doesNotThrowAnyException();
  }
}
