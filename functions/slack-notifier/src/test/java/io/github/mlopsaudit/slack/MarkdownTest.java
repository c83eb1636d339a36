package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          **새로 생긴 문제**¦                 *새로 생긴 문제*
          **a & b**¦                          *a &amp; b*
          **굵게**은 아님¦                    **굵게**은 아님
          **a*b**¦                            **a*b**
          ****¦                               ****
          - 07 김하늘 <!here>¦                • 07 김하늘 &lt;!here&gt;
          '  * 안쪽'¦                         '  • 안쪽'
          -5도¦                               -5도
          [보고서](https://a.example/?a&b)¦   <https://a.example/?a&amp;b|보고서>
          - [a](https://a.example/) <b>¦      • <https://a.example/|a> &lt;b&gt;
          [a<b](https://a.example/)¦          <https://a.example/|a&lt;b>
          [a](http://a.example/)¦             [a](http://a.example/)
          [a](javascript:x)¦                  [a](javascript:x)
          [a](https://a|b)¦                   [a](https://a|b)
          [a](https://a>b)¦                   [a](https://a&gt;b)
          """)
  void speaksSlacksMarkup(String markdown, String mrkdwn) {
    assertThat(Markdown.line(markdown)).isEqualTo(mrkdwn);
  }

  @Test
  void cutsNoLinkInTwo() {
    String line = "[보고서](https://a.example/) " + "가".repeat(3_000);

    assertThat(Markdown.line(line)).hasSize(2_800).startsWith("보고서 가가").endsWith("가…");
  }

  @Test
  void leavesOutALinkThatIsLongerThanASection() {
    assertThat(Markdown.line("- [보고서](https://a.example/?" + "x".repeat(3_000) + ")"))
        .isEqualTo("- 보고서");
  }
}
