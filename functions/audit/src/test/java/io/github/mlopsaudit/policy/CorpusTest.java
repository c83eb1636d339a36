package io.github.mlopsaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.policy.Corpus.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CorpusTest {

  private static final List<Line> LINES = Corpus.FILES.stream().flatMap(Corpus::lines).toList();

  @Test
  void isLarge() {
    assertThat(LINES).hasSizeGreaterThanOrEqualTo(120);
  }

  @Test
  void everyAnswerHasASource() {
    Map<String, String> sources = Corpus.sources();

    assertThat(LINES).allSatisfy(line -> assertThat(sources).containsKey(line.source()));
    assertThat(sources.values()).allMatch(address -> address.startsWith("https://"));
  }

  @Test
  void everySourceIsUsed() {
    assertThat(LINES).extracting(Line::source).containsAll(Corpus.sources().keySet());
  }

  @Test
  void everyLineIsThere() {
    assertThat(LINES)
        .allSatisfy(line -> {
          assertThat(line.expected()).isNotEmpty();
          assertThat(line.name()).isNotEmpty();
        });
    for (String file : Corpus.FILES) {
      assertThat(Corpus.lines(file)).extracting(Line::name).doesNotHaveDuplicates();
    }
  }
}
