package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.StubbedNights.Delivery;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A good night, a bad one, a good one: afterwards the table is as after three good ones, except
/// for times, and people were told of everything, once.
///
/// `-Dfaults.students=N` makes the class larger.
final class ThreeNights implements AutoCloseable {

  private static final int STUDENTS = Integer.getInteger("faults.students", 4);
  private static final Duration AMPLE = Duration.ofMinutes(5);

  /// 03 mended everything before the bad night, and 04 undid everything.
  private static final BadClass BEFORE = BadClass.of(STUDENTS, Set.of(2, 3));

  private static final BadClass AFTER = BadClass.of(STUDENTS, Set.of(2, 4));

  private final StubbedNights nights = new StubbedNights(BEFORE);
  private final String firstNight = nights.newTable();
  private final Map<String, String> undisturbed;
  private final Map<String, String> openBefore;
  private final List<String> operations;

  ThreeNights() {
    assertThat(nights.deliver(firstNight, 23, 1, AMPLE).failure()).isEmpty();
    openBefore = Memory.of(nights.tables, firstNight);
    nights.published();
    nights.become(AFTER);
    String table = afterTheFirstNight();
    operations = List.copyOf(new TreeSet<>(nights.aws.calls().keySet()));
    assertThat(nights.deliver(table, 24, 1, AMPLE).failure()).isEmpty();
    assertThat(nights.published()).singleElement().satisfies(ThreeNights::tellsBoth);
    assertThat(nights.deliver(table, 25, 1, AMPLE).failure()).isEmpty();
    assertThat(nights.published()).isEmpty();
    undisturbed = Memory.of(nights.tables, table);
  }

  /// What a good night called, in their order.
  List<String> operations() {
    return operations;
  }

  /// The answer of a call that meets the trouble.
  Answer met(StubCall call, Trouble trouble) {
    return trouble.answer(call, () -> nights.usual(call));
  }

  @Override
  public void close() {
    nights.close();
  }

  private String afterTheFirstNight() {
    String table = nights.newTable();
    Memory.copy(nights.tables, firstNight, table);
    return table;
  }

  private static void tellsBoth(String message) {
    assertThat(message).satisfies(ThreeNights::tellsNew).satisfies(ThreeNights::tellsFixed);
  }

  private static void tellsNew(String message) {
    assertThat(message).contains("Versioning off, new: 1 (students: 04)");
  }

  private static void tellsFixed(String message) {
    assertThat(message).contains("Versioning off, fixed: 1 (students: 03)");
  }

  /// Has a bad night with this weather and a good one.
  ///
  /// @param mayTellTwice whether SNS may have taken a message of which nobody heard
  /// @param blind whether something of the class cannot be seen for the whole night
  void live(Function<StubCall, Optional<Answer>> weather, boolean mayTellTwice, boolean blind) {
    String table = afterTheFirstNight();
    nights.published();
    nights.weather(weather);
    List<String> told = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    try {
      // Lambda delivers an event again that failed, a minute and two minutes later.
      for (int minute = 1; minute <= 4; minute += 3) {
        Delivery delivery = nights.deliver(table, 24, minute, AMPLE);
        deliveries.add(delivery);
        requireHonest(delivery);
        if (delivery.failure().isEmpty()) {
          break;
        }
      }
    } finally {
      nights.clearUp();
    }
    if (blind) {
      assertThat(deliveries)
          .allMatch(it ->
              it.failure().isPresent()
                  || it.outcome().filter(seen -> seen.report().isPartial()).isPresent());
    }
    List<String> onBadNight = nights.published();
    assertThat(onBadNight.stream().filter(ThreeNights::tellsWhatChanged))
        .as("messages of one run")
        .hasSizeLessThanOrEqualTo(mayTellTwice ? deliveries.size() : 1);
    requireNothingResolved(table);

    assertThat(nights.deliver(table, 25, 1, AMPLE).failure()).as("the good night").isEmpty();

    told.addAll(onBadNight);
    told.addAll(nights.published());
    assertThat(Memory.of(nights.tables, table)).isEqualTo(undisturbed);
    assertThat(told).anySatisfy(ThreeNights::tellsNew);
    assertThat(told).anySatisfy(ThreeNights::tellsFixed);
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
  private void requireNothingResolved(String table) {
    Map<String, String> now = Memory.of(nights.tables, table);
    openBefore.forEach((key, item) -> {
      if (key.contains("user02 FND#")) {
        assertThat(now.get(key)).as(key).contains("S=OPEN");
      }
    });
  }
}
