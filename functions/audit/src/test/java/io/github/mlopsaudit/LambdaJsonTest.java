package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.course.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaJsonTest {

  private static ScheduledEvent read(String text) throws IOException {
    return LambdaJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T17:00:00Z", "2026-11-23T02:00:00+09:00"})
  void readsWhatCountsAndPassesOverTheRest(String time) throws IOException {
    ScheduledEvent event =
        read(
            """
            {"version": "0", "detail-type": "Scheduled Event", "source": "aws.scheduler",
             "time": "%s", "resources": ["arn:aws:scheduler:x"], "unknown": {"a": [1]},
             "detail": {"students": ["07", 7], "dryRun": true, "이름": null}}
            """
                .formatted(time));

    assertThat(event.getSource()).isEqualTo("aws.scheduler");
    assertThat(event.getTime().getMillis())
        .isEqualTo(Instant.parse("2026-11-22T17:00:00Z").toEpochMilli());
    assertThat(event.getResources()).containsExactly("arn:aws:scheduler:x");
    assertThat(event.getDetail())
        .containsEntry("students", List.of("07", 7))
        .containsEntry("dryRun", true)
        .containsEntry("이름", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"source\": null, \"detail\": null, \"time\": null}"})
  void whatIsNotThereIsNull(String text) throws IOException {
    ScheduledEvent event = read(text);

    assertThat(event.getSource()).isNull();
    assertThat(event.getTime()).isNull();
    assertThat(event.getDetail()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "7",
        "{\"detail\": \"dryRun\"}",
        "{\"detail\": [true]}",
        "{\"time\": \"tomorrow\"}",
        "{\"resources\": {}}",
      })
  void whatIsNoEventIsTheMistakeOfWhoeverSentIt(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The event cannot be read: ");
  }

  @Test
  void nestingWithoutEndIsAMistakeToo() {
    String deep = "{\"detail\": {\"a\": " + "[".repeat(100_000);

    assertThatThrownBy(() -> read(deep)).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void writesTheAnswerAsItIs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Object> answer = new TreeMap<>();
    answer.put("class", "박");
    answer.put("coverage", 99.5);
    answer.put("open", Map.of("high", 3L));

    LambdaJson.write(answer, out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"class\":\"박\",\"coverage\":99.5,\"open\":{\"high\":3}}");
  }
}
