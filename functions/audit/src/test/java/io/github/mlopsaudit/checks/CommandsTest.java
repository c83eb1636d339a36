package io.github.mlopsaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.Command;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlops-training-user07",
        "",
        "a b",
        "it's \\ \"so\"",
        "$(touch pwned) `touch pwned` ; & | > * ? ~ !! {a,b}",
        "a\nb\r\tc\u0001\u007f'\\'\\n",
        "과정\n이름"
      })
  void aWordIsWhatTheShellUnderstandsAndKeepsToItsLine(String text) throws IOException {
    String word = Commands.word(text);

    assertThat(word).doesNotContainPattern("\\p{Cntrl}");
    assertThat(
            Command.run(List.of("bash", "-c", "printf '%s.' " + word + " # " + word), Map.of())
                .output())
        .isEqualTo(text + ".");
  }
}
