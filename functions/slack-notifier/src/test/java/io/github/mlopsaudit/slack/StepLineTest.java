package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          07: ./audit fix 07 > fix-07.sh¦     07: ./audit fix 07 &gt; fix-07.sh
          [보고서](https://a.example/?a&b)¦   <https://a.example/?a&amp;b|보고서>
          [Report (sign-in)](https://a/b)¦    <https://a/b|Report (sign-in)>
          a [b](https://c/) d [e](https://f)¦ a <https://c/|b> d <https://f|e>
          https://a.example/b를 보세요¦       <https://a.example/b|https://a.example/b>를 보세요
          (https://a.example/?b&c).¦          (<https://a.example/?b&amp;c|https://a.example/?b&amp;c>).
          [<!channel>](https://a.example/)¦   <https://a.example/|&lt;!channel&gt;>
          <!channel> [a](http://b)¦           &lt;!channel&gt; [a](http://b)
          [a](javascript:x) http://b¦         [a](javascript:x) http://b
          https://¦                           https://
          """)
  void linksWhatIsNamedAndWhatIsBare(String step, String mrkdwn) {
    assertThat(StepLine.of(step)).isEqualTo(mrkdwn);
  }

  @Test
  void keepsALongAddressWholeAndItsNameShort() {
    String address = "https://a.example/" + "%EA%B0%80".repeat(120);

    assertThat(StepLine.of("[보고서](" + address + ")")).isEqualTo("<" + address + "|보고서>");
    assertThat(StepLine.of(address))
        .startsWith("<" + address + "|https://a.example/%EA")
        .endsWith("…>")
        .hasSize(address.length() + 80 + 3);
  }

  @Test
  void leavesOnlyTheNameOfAnAddressThatIsTooLong() {
    assertThat(StepLine.of("[보고서](https://a.example/?" + "x".repeat(3_000) + ") 끝"))
        .isEqualTo("보고서 끝");
  }

  @Test
  void cutsTheTextAndNoLink() {
    assertThat(StepLine.of("가".repeat(600) + " [보고서](https://a.example/)"))
        .isEqualTo("가".repeat(499) + "…");
    assertThat(StepLine.of("가".repeat(498) + "[보고서](https://a.example/) 나"))
        .isEqualTo("가".repeat(498) + "…");
    assertThat(StepLine.of("[보고서](https://a.example/)" + "가".repeat(600)))
        .isEqualTo("<https://a.example/|보고서>" + "가".repeat(496) + "…");
  }
}
