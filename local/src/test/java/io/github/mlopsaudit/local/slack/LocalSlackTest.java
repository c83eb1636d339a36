package io.github.mlopsaudit.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
final class LocalSlackTest {

  private LocalSlack slack;

  @BeforeAll
  void start(@TempDir Path folder) {
    slack = LocalSlack.start(folder);
  }

  @AfterAll
  void stop() {
    slack.close();
  }

  @Test
  void takesAMessageUnderSlacksOwnName() throws Exception {
    HttpResponse<String> answer =
        post(LocalSlack.WEBHOOK, message("section", "mrkdwn", "<https://a.example/?x=1&amp;y|b>"));

    assertThat(answer.body()).isEqualTo("ok");
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.hosts()).containsOnly("hooks.slack.com:443");
  }

  @Test
  void knowsNoOtherWebhook() throws Exception {
    HttpResponse<String> answer = post(LocalSlack.WEBHOOK + "Y", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void leadsToNoOtherHost() {
    assertThatThrownBy(() -> post("https://example.com/", "{}")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          header;  mrkdwn;     a;                  a header is not plain_text
          section; mrkdwn;     a & b;              section is not escaped: a & b
          section; mrkdwn;     <!channel> a;       section is not escaped: <!channel> a
          section; plain_text; <https://a|b>;      section is not escaped: <https://a|b>
          section; mrkdwn;     *굵게*은;            section has bold that Slack does not end: *굵게*은
          section; text;       a;                  section has no type of text
          section; mrkdwn;     '';                 section is empty
          table;   mrkdwn;     a;                  there is no block of type table
          """)
  void tellsWhatSlackWouldNotShow(String block, String type, String text, String fault) {
    assertThat(MessageRules.read(message(block, type, text)).faults()).contains(fault);
  }

  @Test
  void tellsWhatIsTooLong() {
    assertThat(MessageRules.read(message("header", "plain_text", "가".repeat(151))).faults())
        .containsExactly("header has 151 characters");
    assertThat(MessageRules.read(message("section", "mrkdwn", "가".repeat(3_001))).faults())
        .containsExactly("section has 3001 characters");
    assertThat(MessageRules.read("{\"text\": \"a\", \"blocks\": []}").faults())
        .containsExactly("there are no blocks");
  }

  private HttpResponse<String> post(String url, String body) throws Exception {
    try (HttpClient client = slack.lead(HttpClient.newBuilder()).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static String message(String block, String type, String text) {
    return """
    {"text": "a", "blocks": [{"type": "%s", "text": {"type": "%s", "text": "%s"}}]}\
    """
        .formatted(block, type, text);
  }
}
