package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InvocationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"runId\":\"1\",\"status\":\"COMPLETE\"}       | false",
        "200 | {\"errorMessage\":\"no\",\"errorType\":\"a.B\"} | true",
        "200 | Task timed out after 900.00 seconds             | true",
        "502 | {\"runId\":\"1\"}                               | true",
      })
  void failsByItsStatusOrItsAnswer(int status, String answer, boolean failed) {
    assertThat(Invocation.of(status, answer).failed()).isEqualTo(failed);
  }

  /// So the emulator tells of a process that ended before it asked for its first event.
  @Test
  void anEmptyAnswerSaysWhatHappened() {
    Invocation invocation = Invocation.of(502, "");

    assertThat(invocation.failed()).isTrue();
    assertThat(invocation.answer()).contains("process ended");
  }
}
