package io.github.mlopsaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"a\" : 1, \"b\":[{\"a\":2},{\"a\":3}]} \n",
        "[\"a\",\"a\"]",
        "{\"a\":\"b\",\"b\":\"a\"}",
        "{\"a\":\"\\\"a\\\":\"}"
      })
  void isUnambiguous(String json) {
    assertThat(Json.isUnambiguous(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"a\"",
        "\"a\":1",
        "{",
        "{\"a",
        "{\"a\\",
        "}",
        "{}{}",
        "{} x",
        "x {}",
        "\uFEFF{}",
        "{\"a\":1,\"a\" : 2}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"\\u0061\":1}"
      })
  void isAmbiguousOrNoDocument(String json) {
    assertThat(Json.isUnambiguous(json)).isFalse();
  }

  @Test
  void nestsTwentyDeepAtMost() {
    assertThat(Json.isUnambiguous("[".repeat(20) + "]".repeat(20))).isTrue();
    assertThat(Json.isUnambiguous("[".repeat(21) + "]".repeat(21))).isFalse();
  }
}
