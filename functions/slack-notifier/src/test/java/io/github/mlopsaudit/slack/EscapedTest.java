package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EscapedTest {

  @Test
  void escapesThreeCharactersAndNoOther() {
    assertThat(Escaped.of("<!channel> & \"it's\" *ok*"))
        .isEqualTo("&lt;!channel&gt; &amp; \"it's\" *ok*");
  }

  @Test
  void escapesWhatLooksEscaped() {
    assertThat(Escaped.of("&amp;")).isEqualTo("&amp;amp;");
  }

  @Test
  void keepsWhatFits() {
    assertThat(Escaped.of("가나다", 3)).isEqualTo("가나다");
  }

  @Test
  void cutsBeforeAnEntityThatDoesNotFit() {
    assertThat(Escaped.of("ab<c", 5)).isEqualTo("ab…");
    assertThat(Escaped.of("ab<", 6)).isEqualTo("ab&lt;");
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(Escaped.of("가🔴나", 3)).isEqualTo("가…");
    assertThat(Escaped.of("가🔴나다", 4)).isEqualTo("가🔴…");
  }

  @Test
  void leavesOutWhatCannotBeSeen() {
    assertThat(Escaped.of("a\u001b[31m\u202eb\u200bc")).isEqualTo("a[31mbc");
    assertThat(Escaped.of("👩\u200d🎓")).isEqualTo("👩\u200d🎓");
    assertThat(Escaped.of("a\ud800b")).isEqualTo("a?b");
  }

  @Test
  void makesOneLine() {
    assertThat(Escaped.line("\n 김하늘\r\n\t박서준 ", 20)).isEqualTo("김하늘 박서준");
  }
}
