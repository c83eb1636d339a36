package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EventsTest {

  private static final Path EVENTS = ProjectFolder.find().path().resolve("events");

  @ParameterizedTest
  @MethodSource("events")
  void hasTheShapeOfAnEventBridgeEvent(Path file) throws IOException {
    JsonNode event = new ObjectMapper().readTree(file.toFile());

    assertThat(event.fieldNames())
        .toIterable()
        .contains("version", "id", "detail-type", "source", "account", "region")
        .contains("resources", "detail");
    assertThat(event.get("version").asText()).isEqualTo("0");
    assertThat(event.get("account").asText()).matches("\\d{12}");
    assertThat(event.get("resources").isArray()).isTrue();
    assertThat(event.get("detail").isObject()).isTrue();
  }

  @Test
  void thereIsOneForEachWayToInvoke() throws IOException {
    assertThat(events())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            "nightly.json",
            "one-student.json",
            "s3-only.json",
            "ecr-only.json",
            "dry-run.json",
            "report-link.json");
  }

  @Test
  void nightlyIsWhatTheScheduleSends() throws IOException {
    JsonNode nightly = new ObjectMapper().readTree(EVENTS.resolve("nightly.json").toFile());

    assertThat(nightly.get("source").asText()).isEqualTo("aws.scheduler");
    assertThat(nightly.get("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(nightly.get("time").asText()).isEqualTo("2026-11-22T17:00:00Z");
    assertThat(nightly.at("/resources/0").asText())
        .startsWith("arn:aws:scheduler:ap-northeast-2:")
        .endsWith("-nightly");
    assertThat(nightly.get("detail")).isEmpty();
  }

  /// All but the events of the Slack notifier, which its own tests read.
  static Stream<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("slack-"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
