package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.ThreeNights.BadNight;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One thing that a night asks, and the trouble that it meets.
///
/// `-Dfaults.all=true` lets tests try every pair and not each nineteenth, `-Dfaults.ask=sns:` those
/// that begin so.
record Pair(Ask ask, Trouble trouble) {

  private static final int EACH = Boolean.getBoolean("faults.all") ? 1 : 19;

  /// What the cause of a gap may be.
  static final Map<Trouble, Set<Cause>> CAUSES =
      Map.of(
          Trouble.THROTTLED, EnumSet.of(Cause.THROTTLED),
          Trouble.BROKEN, EnumSet.of(Cause.SERVICE_ERROR),
          Trouble.RESET, EnumSet.of(Cause.SERVICE_ERROR, Cause.TIMEOUT),
          Trouble.ANSWER_LOST, EnumSet.of(Cause.SERVICE_ERROR, Cause.TIMEOUT),
          // Half an error may still be one.
          Trouble.HALF_BODY, EnumSet.complementOf(EnumSet.of(Cause.DENIED, Cause.DEADLINE)),
          Trouble.HTML, EnumSet.of(Cause.MALFORMED, Cause.SERVICE_ERROR),
          Trouble.EMPTY, EnumSet.of(Cause.MALFORMED, Cause.SERVICE_ERROR),
          Trouble.OTHER_JSON, EnumSet.of(Cause.MALFORMED, Cause.SERVICE_ERROR));

  /// What is not said in words: a lease that is not given back ends by itself, a message that is
  /// out is no failure though the table takes no note, and who hears the topic is told by a metric.
  private static final Set<String> UNSAID =
      Set.of("dynamodb:DeleteItem LOCK#", "dynamodb:UpdateItem RUN#", "sns:GetTopicAttributes");

  /// Pairs that are a trouble, all of them or some.
  static Stream<Pair> some(ThreeNights nights, Predicate<Pair> wanted) {
    String prefix = System.getProperty("faults.ask", "");
    List<Pair> pairs =
        nights.asks().stream()
            .filter(ask -> ask.toString().startsWith(prefix))
            .flatMap(ask -> Stream.of(Trouble.values()).map(trouble -> new Pair(ask, trouble)))
            .filter(pair -> pair.trouble().isWrongFor(pair.ask().operation()))
            .filter(wanted)
            .toList();
    return IntStream.range(0, pairs.size()).filter(i -> i % EACH == 0).mapToObj(pairs::get);
  }

  /// A bad night with this pair, and what must hold of it.
  void liveThrough(ThreeNights nights) {
    BadNight night = nights.live(weather(nights, ask::equals, trouble), unheard());

    if (!trouble.passes() && !UNSAID.contains(ask.toString())) {
      requireWhy(night);
    }
  }

  /// What each ask of these meets, so often as the trouble lasts.
  static Function<StubCall, Optional<Answer>> weather(
      ThreeNights nights, Predicate<Ask> meets, Trouble trouble) {
    Map<Ask, AtomicInteger> left = new ConcurrentHashMap<>();
    return call -> {
      Ask ask = Ask.of(call);
      return meets.test(ask)
              && left.computeIfAbsent(ask, _ -> new AtomicInteger(trouble.times()))
                      .getAndDecrement()
                  > 0
          ? Optional.of(nights.met(call, trouble))
          : Optional.empty();
    };
  }

  /// How many messages may have gone out of which nobody knew, and go out again with the next
  /// delivery or the next night: to each reader, those whose answer was lost, and those of which
  /// the table took no note.
  private AtomicInteger unheard() {
    if (ask.operation().equals("sns:Publish")) {
      return new AtomicInteger(trouble.isDone() || !trouble.passes() ? 3 : 0);
    }
    boolean note = ask.kind().equals("RUN#") || ask.kind().equals("TOLD#");
    return new AtomicInteger(note && !trouble.passes() ? 3 : 0);
  }

  /// A night that was kept from something for good says from what, and why.
  private void requireWhy(BadNight night) {
    List<String> actions = ask.reads().map(Read::action).toList();
    if (actions.isEmpty()) {
      assertThat(night.said()).contains(place());
      return;
    }
    assertThat(night.gaps())
        .as("what could not be read")
        .anySatisfy(gap -> {
          assertThat(actions).contains(gap.unreadable().action());
          assertThat(CAUSES.get(trouble)).contains(gap.unreadable().cause());
        });
    assertThat(night.letters())
        .as("what people are told")
        .anySatisfy(letter -> assertThat(letter.text()).contains(actions));
  }

  /// What a sentence has to name that says what could not be used.
  private String place() {
    return switch (ask.operation().substring(0, ask.operation().indexOf(':'))) {
      case "dynamodb" -> "findings-";
      case "sns" -> "arn:aws:sns:ap-northeast-2:123456789012:stub";
      case "ssm" -> "/stub/course";
      case "s3" -> "stub-reports";
      case "sts" -> "AWS";
      default -> throw new IllegalArgumentException(ask.toString());
    };
  }

  @Override
  public String toString() {
    return ask + ", " + trouble;
  }
}
