package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.Walk.key;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.local.stub.Answer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each read fails in each way, one at a time, and no check is led astray: what does not need the
/// read is judged as before, and what needs it says that it does not know, and why. The walk takes
/// the reads and the checks as they are, so that no new one is forgotten.
final class EveryReadFailsTest {

  private static final Walk WALK = new Walk();
  private static final Set<String> CALLED = WALK.aws.calls().keySet();

  @AfterAll
  static void stop() {
    WALK.close();
  }

  private static Stream<Arguments> disturbances() {
    return Arrays.stream(Disturbance.values())
        .flatMap(disturbance ->
            Arrays.stream(Read.values())
                .filter(disturbance::appliesTo)
                .map(read -> Arguments.of(read, disturbance)));
  }

  @ParameterizedTest
  @MethodSource("disturbances")
  void leadsNoCheckAstray(Read read, Disturbance disturbance) {
    walk(false, disturbance, read);
  }

  /// Where the account blocks all, a public bucket is milder and an unguarded one passes: neither
  /// may change because nobody could see the account.
  @ParameterizedTest
  @EnumSource(Read.class)
  void leadsNoCheckAstrayInAGuardedAccount(Read read) {
    walk(true, Disturbance.DENIED, read);
  }

  private static void walk(boolean guarded, Disturbance disturbance, Read read) {
    UnevenClass uneven = new UnevenClass(guarded);
    Map<String, Assessment> before = WALK.undisturbed(guarded);

    Map<String, Assessment> after =
        WALK.judge(call -> {
          Answer usual = uneven.apply(call);
          return disturbance.reaches(read, call) ? disturbance.instead(read, call, usual) : usual;
        });

    assertThat(after.values())
        .allSatisfy(assessment ->
            assertThat(isHonest(before.get(key(assessment)), assessment, read))
                .as("%s, was %s", assessment, before.get(key(assessment)))
                .isTrue());
    // Without a list nobody knows what there is; each expected name is unknown then.
    if (read != Read.LIST_BUCKETS && read != Read.LIST_REPOSITORIES) {
      assertThat(after.keySet()).isEqualTo(before.keySet());
    }
  }

  private static boolean isHonest(@Nullable Assessment before, Assessment after, Read read) {
    if (Walk.judgesByGaps(after)) {
      return before != null;
    }
    boolean same = before != null && before.verdict().equals(after.verdict());
    return Walk.needs(after, read.action())
        ? same || saysWhy(after, read) || isDecidedAllTheSame(before, after)
        : same;
  }

  /// What was read may decide without the rest, in other words.
  private static boolean isDecidedAllTheSame(@Nullable Assessment before, Assessment after) {
    return before != null && before.verdict().getClass() == after.verdict().getClass();
  }

  private static boolean saysWhy(Assessment assessment, Read read) {
    return assessment.unknown()
        && assessment.verdict().message().arguments().stream()
            .anyMatch(argument -> argument.contains(read.action()));
  }

  @Test
  void makesEachReadAndHasSomethingToPassAndToFail() {
    assertThat(CALLED).containsAll(Arrays.stream(Read.values()).map(Read::operation).toList());
    assertThat(WALK.undisturbed(false).values())
        .noneMatch(Assessment::unknown)
        .anyMatch(Assessment::passed)
        .anyMatch(Assessment::failed);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void judgesByNothingButWhatTheCheckNames(Check check) {
    Course alone = UnevenClass.course(onlyOn(check));

    var judged = Checks.judge(WALK.read(Checks.reads(alone)), alone);

    assertThat(Walk.byKey(judged)).isEqualTo(only(check, WALK.undisturbed(false)));
  }

  private static Stream<Check> checks() {
    return Checks.all().stream().filter(check -> !check.reads().isEmpty());
  }

  private static Map<String, Boolean> onlyOn(Check wanted) {
    return Checks.all().stream()
        .collect(toMap(check -> check.rule().id(), check -> check.equals(wanted)));
  }

  private static Map<String, Assessment> only(Check check, Map<String, Assessment> all) {
    Map<String, Assessment> some = new TreeMap<>(all);
    some.values().removeIf(assessment -> !assessment.rule().id().equals(check.rule().id()));
    return some;
  }
}
