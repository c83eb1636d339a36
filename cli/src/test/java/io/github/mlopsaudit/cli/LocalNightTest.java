package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.Inbox.Letter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalNightTest {

  private static final String GOOD =
      """
      {"status": "COMPLETE", "published": {"table": "DONE", "report": "DONE", "topic": "DONE"}}\
      """;
  private static final List<Letter> TOLD =
      List.of(new Letter("[AUDIT] 3 new", "text", Map.of("audience", "instructor")));

  @Test
  void isWellWhereAllWasSeenRememberedAndTold() throws JsonProcessingException {
    assertThat(end(GOOD, 12, TOLD)).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE, PARTIAL, The night is PARTIAL",
    "COMPLETE, '', The night is without a status",
    "\"table\": \"DONE\", \"table\": \"FAILED\", The table is FAILED",
    "\"report\": \"DONE\", \"report\": \"SKIPPED\", The report is SKIPPED",
    "\"topic\": \"DONE\", \"topics\": 0, The topic is not in the answer"
  })
  void failsWithASentenceWhereItWasNot(String good, String bad, String says)
      throws JsonProcessingException {
    assertThat(end(GOOD.replace(good, bad), 12, TOLD)).startsWith("1 " + says).contains("log");
  }

  @Test
  void failsWhereNothingIsInTheTableOrTheInbox() throws JsonProcessingException {
    assertThat(end(GOOD, 0, TOLD)).isEqualTo("1 The table is empty: the night was not remembered.");
    assertThat(end(GOOD, 12, List.of())).isEqualTo("1 The inbox is empty: the topic told nobody.");
  }

  private static String end(String summary, int items, List<Letter> letters)
      throws JsonProcessingException {
    StringWriter err = new StringWriter();
    int exitCode =
        new LocalNight(new ObjectMapper().readTree(summary), items, letters)
            .end(new PrintWriter(err, true));
    return (exitCode + " " + err).strip();
  }
}
