package io.github.mlopsaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Read;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReadsTest {

  /// They judge by the course alone, or by what the others read.
  private static final Set<String> READ_NOTHING = Set.of("audit-coverage", "s3-guessable-names");

  private static final List<Check> READING =
      Checks.all().stream().filter(check -> !READ_NOTHING.contains(check.rule().id())).toList();

  @Test
  void everyCheckSaysWhatItReads() {
    assertThat(READING).allSatisfy(check -> assertThat(check.reads()).isNotEmpty());
  }

  @Test
  void readsWhatTheChecksThatAreOnNeedBesidesTheInventory() {
    assertThat(Checks.reads(Given.course()))
        .containsAll(Read.INVENTORY)
        .contains(Read.BUCKET_POLICY, Read.REPOSITORY_POLICY);
  }

  @Test
  void readsTheInventoryAloneWhereEveryCheckIsOff() {
    Map<String, Boolean> off =
        Checks.all().stream().collect(Collectors.toMap(check -> check.rule().id(), _ -> false));

    assertThat(Checks.reads(Given.course(new CheckSettings(off, Map.of(), Map.of()))))
        .isEqualTo(Read.INVENTORY);
  }
}
