package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StoryTest {
  @Test
  void tellsOfEveryFault() {
    assertThat(Story.ALL).flatExtracting(Story::faults).contains(Fault.values());
  }

  @Test
  void leavesMostOfAClassWithoutFault() {
    assertThat(IntStream.rangeClosed(1, 15).filter(StoryTest::isFlawless).count()).isEqualTo(8);
    assertThat(isFlawless(20)).isTrue();
  }

  @Test
  void comesAgainAfterTwentyStudents() {
    assertThat(Story.faultsOf(27)).isEqualTo(Story.faultsOf(7)).isNotEmpty();
  }

  private static boolean isFlawless(int student) {
    return Story.faultsOf(student).isEmpty();
  }
}
