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
  void tellsOfEveryHabit() {
    assertThat(Story.ALL).flatExtracting(Story::habits).contains(Habit.values());
  }

  @Test
  void tellsOfEveryFaultInTheFirstFifteen() {
    assertThat(IntStream.rangeClosed(1, 15).boxed().map(Story::faultsOf))
        .flatMap(faults -> faults)
        .contains(Fault.values());
  }

  @Test
  void leavesAThirdOfAClassWithWhatTheCourseTeaches() {
    assertThat(IntStream.rangeClosed(1, 15).filter(StoryTest::isPlain))
        .containsExactly(1, 2, 4, 6, 10);
    assertThat(isFlawless(20)).isTrue();
  }

  @Test
  void tellsTwoStoriesOfOneStudent() {
    assertThat(Story.faultsOf(12))
        .containsExactlyInAnyOrder(
            Fault.CROSS_ACCOUNT_POLICY, Fault.CROSS_ACCOUNT_REPOSITORY, Fault.PUBLIC_REPOSITORY);
    assertThat(Story.habitsOf(12)).containsExactlyInAnyOrder(Habit.TLS_ONLY, Habit.SIGNED_IMAGES);
  }

  @Test
  void comesAgainAfterTwentyStudents() {
    assertThat(Story.faultsOf(27)).isEqualTo(Story.faultsOf(7)).isNotEmpty();
    assertThat(Story.habitsOf(40)).isEqualTo(Story.habitsOf(20)).isNotEmpty();
  }

  private static boolean isPlain(int student) {
    return isFlawless(student) && Story.habitsOf(student).isEmpty();
  }

  private static boolean isFlawless(int student) {
    return Story.faultsOf(student).isEmpty();
  }
}
