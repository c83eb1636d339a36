package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SectionsTest {

  private static final Words WORDS = Words.in("ko");

  private static List<Block> sections(List<String> lines, int room) {
    return Sections.of(lines, room, WORDS, Block.Section::new);
  }

  @Test
  void gathersLines() {
    assertThat(sections(List.of("", "가", "", "나", ""), 100))
        .containsExactly(new Block.Section("가\n\n나"));
  }

  @Test
  void beginsAnotherBlockBeforeSlacksLimit() {
    String line = "가".repeat(1_399);

    assertThat(sections(List.of(line, line, line), 7_000))
        .containsExactly(new Block.Section(line + "\n" + line), new Block.Section(line));
  }

  @Test
  void saysHowMuchItLeftOut() {
    assertThat(sections(Collections.nCopies(1_234, "가나다"), 11))
        .containsExactly(new Block.Section("가나다\n가나다\n… 1,232줄 더 있습니다. 메일이나 보고서를 확인하세요."));
  }

  @Test
  void hasNoEmptyBlock() {
    assertThat(sections(List.of(" ", ""), 100)).isEmpty();
  }
}
