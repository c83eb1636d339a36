package io.github.mlopsaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.policy.Corpus.Line;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecureTransportTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void saysHowFarPlainHttpIsRefused(Line line) {
    assertThat(SecureTransport.of(line.policy(), "b").map(SecureTransport::name))
        .hasValue(line.expected());
  }

  private static Stream<Line> corpus() {
    return Corpus.lines("tls.txt");
  }

  @Test
  void isNotForcedWhereThereIsNoPolicy() {
    assertThat(SecureTransport.of(PolicyDocument.NONE, "b")).hasValue(SecureTransport.NONE);
  }
}
