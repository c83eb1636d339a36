package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SlackTextTest {

  private static final String MESSAGE =
      """
      {"text": "for notifications", "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "과정 demo"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "a &lt;b&gt; &amp;amp;\\n<https://x/?a&amp;b|Report>"}},
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "run r1"}]}]}
      """;

  @Test
  void readsAsTheBlocksDo() {
    assertThat(SlackText.of(MESSAGE, 4))
        .isEqualTo("과정 demo\na <b> &amp;\nReport: https://x/?a&b\nrun r1");
  }

  @Test
  void saysThatThereIsMore() {
    assertThat(SlackText.of(MESSAGE, 2)).isEqualTo("과정 demo\na <b> &amp;\n…");
  }

  @Test
  void isNothingWhereThereAreNoBlocks() {
    assertThat(SlackText.of("{}", 3)).isEmpty();
    assertThatThrownBy(() -> SlackText.of("{", 3)).isInstanceOf(IllegalArgumentException.class);
  }
}
