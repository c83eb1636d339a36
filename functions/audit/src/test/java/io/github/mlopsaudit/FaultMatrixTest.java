package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A night that meets one trouble with one operation loses nothing, each with each. Operations are
/// what a good night was seen to call, so that a new call is in by itself.
///
/// `-Dfaults.all=true` meets every trouble with every operation and not each seventeenth pair,
/// `-Dfaults.operation=sns:` stays with those that begin so.
final class FaultMatrixTest {

  private static final int EACH = Boolean.getBoolean("faults.all") ? 1 : 17;
  private static final ThreeNights NIGHTS = new ThreeNights();

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    String prefix = System.getProperty("faults.operation", "");
    for (String operation : NIGHTS.operations()) {
      for (Trouble trouble : Trouble.values()) {
        if (operation.startsWith(prefix) && trouble.isWrongFor(operation)) {
          pairs.add(Arguments.of(operation, trouble));
        }
      }
    }
    return IntStream.range(0, pairs.size()).filter(i -> i % EACH == 0).mapToObj(pairs::get);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aBadNightAndAGoodOneAreTwoGoodOnes(String operation, Trouble trouble) {
    AtomicInteger left = new AtomicInteger(trouble.times());

    NIGHTS.live(
        call ->
            call.operation().equals(operation) && left.getAndDecrement() > 0
                ? Optional.of(NIGHTS.met(call, trouble))
                : Optional.empty(),
        isLost(operation, trouble),
        isBlinding(operation, trouble));
  }

  /// Whether something of the class cannot be seen for the whole night.
  private static boolean isBlinding(String operation, Trouble trouble) {
    return operation.matches("(s3|s3-control|ecr):(Get|List|Describe|BatchGet).+")
        && trouble.times() == Integer.MAX_VALUE
        && trouble != Trouble.SLOW;
  }

  /// Whether SNS took the message and nobody heard of it.
  private static boolean isLost(String operation, Trouble trouble) {
    return operation.equals("sns:Publish")
        && Set.of(Trouble.ANSWER_LOST, Trouble.ANSWER_LOST_ONCE, Trouble.HALF_BODY)
            .contains(trouble);
  }

  @Test
  void aGoodNightCallsWhatItIsKnownToCall() {
    assertThat(NIGHTS.operations())
        .contains(
            "dynamodb:TransactWriteItems",
            "dynamodb:UpdateItem",
            "dynamodb:Query",
            "s3:PutObject",
            "sns:GetTopicAttributes",
            "sns:Publish",
            "ssm:GetParameter",
            "sts:GetCallerIdentity")
        .noneMatch(operation -> operation.contains("nknown"));
    assertThat(Arrays.asList(Trouble.values())).hasSize(13);
  }
}
