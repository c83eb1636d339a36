package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A night in which one of all other calls meets one trouble loses nothing, each with each: what
/// the audit rests on, remembers, keeps and sends. What is called is what a good night was seen to
/// call, so that a new call is in by itself.
///
/// `-Dfaults.students=N` makes the class larger.
final class FaultyWritesTest {

  private static final ThreeNights NIGHTS = ThreeNights.ofAnySize();

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static Stream<Pair> pairs() {
    return Pair.some(NIGHTS, pair -> !pair.ask().isRead());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void aBadNightAndAGoodOneAreTwoGoodOnes(Pair pair) {
    pair.liveThrough(NIGHTS);
  }

  @Test
  void aGoodNightCallsWhatItIsKnownToCall() {
    assertThat(NIGHTS.asks().stream().filter(ask -> !ask.isRead()).map(Ask::toString))
        .containsExactlyInAnyOrder(
            "dynamodb:DeleteItem LOCK#",
            "dynamodb:GetItem TOLD#",
            "dynamodb:Query CLASS#",
            "dynamodb:Query RUNS#",
            "dynamodb:Query STU#",
            "dynamodb:Query SUP#",
            "dynamodb:TransactWriteItems RUNS#",
            "dynamodb:TransactWriteItems STU#",
            "dynamodb:TransactWriteItems TOLD#",
            "dynamodb:UpdateItem LOCK#",
            "dynamodb:UpdateItem RUN#",
            "s3:HeadObject",
            "s3:PutObject",
            "sns:GetTopicAttributes",
            "sns:Publish",
            "ssm:GetParameter",
            "sts:GetCallerIdentity");
  }
}
