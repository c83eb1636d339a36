package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.StubbedNights.Delivery;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A good night, a bad one, a good one: afterwards the table is as after three good ones, except
/// for times, and people were told of everything, once. The bad night meets one trouble with one
/// operation, each with each, or random ones. Operations are what a good night was seen to call, so
/// that a new call is in by itself.
///
/// `-Dfaults.students=N` makes the class larger, `-Dfaults.all=true` meets every trouble with every
/// operation and not each seventeenth pair, `-Dfaults.operation=sns:` stays with those that begin
/// so, `-Dfaults.runs=N` lives through more random nights and `-Dfaults.seed=N` through one of them
/// again.
final class FaultMatrixTest {

  private static final int STUDENTS = Integer.getInteger("faults.students", 4);
  private static final int RUNS = Integer.getInteger("faults.runs", 10);
  private static final int EACH = Boolean.getBoolean("faults.all") ? 1 : 17;
  private static final Duration AMPLE = Duration.ofMinutes(5);

  /// 03 mended everything before the bad night, and 04 undid everything.
  private static final BadClass BEFORE = BadClass.of(STUDENTS, Set.of(2, 3));

  private static final BadClass AFTER = BadClass.of(STUDENTS, Set.of(2, 4));

  private static final StubbedNights NIGHTS = new StubbedNights(BEFORE);
  private static final String FIRST_NIGHT = NIGHTS.newTable();
  private static final Map<String, String> UNDISTURBED;
  private static final Map<String, String> OPEN_BEFORE;
  private static final List<String> OPERATIONS;

  static {
    assertThat(NIGHTS.deliver(FIRST_NIGHT, 23, 1, AMPLE).failure()).isEmpty();
    OPEN_BEFORE = Memory.of(NIGHTS.tables, FIRST_NIGHT);
    NIGHTS.published();
    NIGHTS.become(AFTER);
    String table = afterTheFirstNight();
    OPERATIONS = new ArrayList<>(new TreeSet<>(NIGHTS.aws.calls().keySet()));
    assertThat(NIGHTS.deliver(table, 24, 1, AMPLE).failure()).isEmpty();
    assertThat(NIGHTS.published()).singleElement().satisfies(FaultMatrixTest::tellsBoth);
    assertThat(NIGHTS.deliver(table, 25, 1, AMPLE).failure()).isEmpty();
    assertThat(NIGHTS.published()).isEmpty();
    UNDISTURBED = Memory.of(NIGHTS.tables, table);
  }

  @AfterAll
  static void stop() {
    NIGHTS.close();
  }

  private static String afterTheFirstNight() {
    String table = NIGHTS.newTable();
    Memory.copy(NIGHTS.tables, FIRST_NIGHT, table);
    return table;
  }

  private static void tellsBoth(String message) {
    assertThat(message).satisfies(FaultMatrixTest::tellsNew).satisfies(FaultMatrixTest::tellsFixed);
  }

  private static void tellsNew(String message) {
    assertThat(message).contains("Versioning off, new: 1 (students: 04)");
  }

  private static void tellsFixed(String message) {
    assertThat(message).contains("Versioning off, fixed: 1 (students: 03)");
  }

  private static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    String prefix = System.getProperty("faults.operation", "");
    for (String operation : OPERATIONS.stream().filter(op -> op.startsWith(prefix)).toList()) {
      for (Trouble trouble : Trouble.values()) {
        if (trouble.isWrongFor(operation)) {
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

    live(
        call ->
            call.operation().equals(operation) && left.getAndDecrement() > 0
                ? Optional.of(trouble.answer(call, () -> NIGHTS.usual(call)))
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

  private static Stream<Long> seeds() {
    Long only = Long.getLong("faults.seed");
    long first = System.nanoTime();
    return only != null ? Stream.of(only) : IntStream.range(0, RUNS).mapToObj(i -> first + i);
  }

  /// The seed stands in the test's name.
  @ParameterizedTest
  @MethodSource("seeds")
  void randomTroublesLoseNothing(long seed) {
    Random random = new Random(seed);
    double share = List.of(0.01, 0.05, 0.3).get(random.nextInt(3));
    Trouble[] troubles = Trouble.values();

    live(call -> roll(random, share, troubles, call), true, false);
  }

  private static Optional<Answer> roll(
      Random random, double share, Trouble[] troubles, StubCall call) {
    Trouble trouble;
    synchronized (random) {
      if (random.nextDouble() >= share) {
        return Optional.empty();
      }
      trouble = troubles[random.nextInt(troubles.length)];
    }
    return trouble.isWrongFor(call.operation())
        ? Optional.of(trouble.answer(call, () -> NIGHTS.usual(call)))
        : Optional.empty();
  }

  /// Whether SNS took the message and nobody heard of it.
  private static boolean isLost(String operation, Trouble trouble) {
    return operation.equals("sns:Publish")
        && Set.of(Trouble.ANSWER_LOST, Trouble.ANSWER_LOST_ONCE, Trouble.HALF_BODY)
            .contains(trouble);
  }

  private static void live(
      Function<StubCall, Optional<Answer>> weather, boolean mayTellTwice, boolean blind) {
    String table = afterTheFirstNight();
    NIGHTS.published();
    NIGHTS.weather(weather);
    List<String> told = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    try {
      // Lambda delivers an event again that failed, a minute and two minutes later.
      for (int minute = 1; minute <= 4; minute += 3) {
        Delivery delivery = NIGHTS.deliver(table, 24, minute, AMPLE);
        deliveries.add(delivery);
        requireHonest(delivery);
        if (delivery.failure().isEmpty()) {
          break;
        }
      }
    } finally {
      NIGHTS.clearUp();
    }
    if (blind) {
      assertThat(deliveries)
          .allMatch(it ->
              it.failure().isPresent()
                  || it.outcome().filter(seen -> seen.report().isPartial()).isPresent());
    }
    List<String> onBadNight = NIGHTS.published();
    assertThat(onBadNight.stream().filter(FaultMatrixTest::tellsWhatChanged))
        .as("messages of one run")
        .hasSizeLessThanOrEqualTo(mayTellTwice ? deliveries.size() : 1);
    requireNothingResolved(table);

    assertThat(NIGHTS.deliver(table, 25, 1, AMPLE).failure()).as("the good night").isEmpty();

    told.addAll(onBadNight);
    told.addAll(NIGHTS.published());
    assertThat(Memory.of(NIGHTS.tables, table)).isEqualTo(UNDISTURBED);
    assertThat(told).anySatisfy(FaultMatrixTest::tellsNew);
    assertThat(told).anySatisfy(FaultMatrixTest::tellsFixed);
    if (!mayTellTwice) {
      assertThat(told.stream().filter(text -> text.contains("off, new: 1 (students: 04)")))
          .as("told once")
          .hasSize(1);
    }
  }

  private static boolean tellsWhatChanged(String message) {
    return message.contains("NEW, BACK OR WORSE");
  }

  /// A night that saw or did less than all says so: as partial with its gaps, or by failing.
  private static void requireHonest(Delivery delivery) {
    assertThat(delivery.took()).as("before its time is over").isLessThan(AMPLE);
    if (delivery.failure().isPresent()) {
      assertThat(delivery.failure().orElseThrow())
          .as("not a fault of the audit itself")
          .extracting(Throwable::getMessage)
          .asString()
          .isNotBlank()
          .doesNotContain("fault of the audit itself");
      return;
    }
    Report report = delivery.outcome().orElseThrow().report();
    boolean unknown = report.assessments().stream().anyMatch(a -> a.unknown());
    assertThat(report.isPartial() || !unknown).isTrue();
    assertThat(report.snapshot().gaps())
        .allSatisfy(gap -> assertThat(gap.unreadable().action()).contains(":"));
  }

  /// What was open of 02, who mended nothing, still is.
  private static void requireNothingResolved(String table) {
    Map<String, String> now = Memory.of(NIGHTS.tables, table);
    OPEN_BEFORE.forEach((key, item) -> {
      if (key.contains("user02 FND#")) {
        assertThat(now.get(key)).as(key).contains("S=OPEN");
      }
    });
  }

  @Test
  void aGoodNightCallsWhatItIsKnownToCall() {
    assertThat(OPERATIONS)
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
