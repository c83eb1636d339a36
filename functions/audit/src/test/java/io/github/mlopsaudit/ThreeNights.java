package io.github.mlopsaudit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.StubbedNights.Delivery;
import io.github.mlopsaudit.StubbedNights.Letter;
import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/// A good night, a bad one, a good one: afterwards the table is as after three good ones, except
/// for times, and people were told of everything, once.
final class ThreeNights implements AutoCloseable {

  private static final Duration AMPLE = Duration.ofMinutes(5);

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(20), Duration.ofMillis(1_500), 3, 3, Duration.ofMillis(1));

  /// Longer than any one call is tried, and much less than a night has.
  private static final Duration SOON = Duration.ofSeconds(90);

  /// When Lambda delivers an event, and again where that failed.
  /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
  private static final int[] MINUTES = {0, 1, 3};

  private final StubbedNights nights;
  private final String firstNight;
  private final Map<String, String> undisturbed;
  private final Map<String, String> openBefore;
  private final Set<Ask> asks = new ConcurrentSkipListSet<>();

  /// Of a class of 5, or of as many as `-Dfaults.students=N` says.
  static ThreeNights ofAnySize() {
    return new ThreeNights(Integer.getInteger("faults.students", 5));
  }

  /// 03 mended everything before the bad night, and 04 undid everything.
  ThreeNights(int students) {
    nights = new StubbedNights(EveryReadClass.of(students, Set.of(2, 3)), PATIENCE, true);
    firstNight = nights.newTable();
    assertThat(nights.deliver(firstNight, 23, 1, AMPLE).failure()).isEmpty();
    openBefore = Memory.of(nights.tables, firstNight);
    nights.letters();
    nights.become(EveryReadClass.of(students, Set.of(2, 4)));
    String table = afterTheFirstNight();
    nights.weather(call -> {
      asks.add(Ask.of(call));
      return Optional.empty();
    });
    assertThat(nights.deliver(table, 24, 0, AMPLE).failure()).isEmpty();
    nights.clearUp();
    requireToldOnce(nights.letters(), 0);
    assertThat(nights.deliver(table, 25, 0, AMPLE).failure()).isEmpty();
    assertThat(nights.letters()).isEmpty();
    undisturbed = Memory.of(nights.tables, table);
  }

  /// What a good night asked.
  Set<Ask> asks() {
    return new TreeSet<>(asks);
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

  /// What came of a bad night.
  record BadNight(List<Delivery> deliveries, List<Letter> letters) {

    /// What it said: in its failures, its reports and its messages.
    String said() {
      return Stream.concat(
              deliveries.stream().map(Delivery::said), letters.stream().map(Letter::text))
          .collect(joining("\n"));
    }

    /// What it saw to be unreadable.
    Stream<Gap> gaps() {
      return deliveries.stream()
          .flatMap(delivery -> delivery.outcome().stream())
          .flatMap(outcome -> outcome.report().snapshot().gaps().stream());
    }
  }

  /// Has a bad night with this weather and a good one.
  ///
  /// @param unheard how many messages may have gone out of which nobody knew
  BadNight live(Function<StubCall, Optional<Answer>> weather, AtomicInteger unheard) {
    String table = afterTheFirstNight();
    nights.letters();
    nights.weather(weather);
    List<Delivery> deliveries = new ArrayList<>();
    try {
      for (int minute : MINUTES) {
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
    List<Letter> letters = nights.letters();
    requireNothingResolved(table);

    assertThat(nights.deliver(table, 25, 0, AMPLE).failure()).as("the good night").isEmpty();

    List<Letter> all = new ArrayList<>(letters);
    all.addAll(nights.letters());
    assertThat(Memory.of(nights.tables, table)).isEqualTo(undisturbed);
    requireToldOnce(all, unheard.get());
    return new BadNight(deliveries, letters);
  }

  /// Each of the two changes, to the instructor and to whose it is. A student whom a message of the
  /// bad night did not reach is told on the good one how things are, and not what changed before.
  private static void requireToldOnce(List<Letter> letters, int unheard) {
    String fixed = "Versioning off, fixed: 1 (students: 03)";
    assertThat(told(letters, Letter.INSTRUCTOR, "Versioning off, new: 1 (students: 04)"))
        .hasSizeBetween(1, 1 + unheard);
    assertThat(told(letters, Letter.INSTRUCTOR, fixed)).hasSizeBetween(1, 1 + unheard);
    assertThat(told(letters, "03", "")).isNotEmpty();
    assertThat(told(letters, "03", "Versioning off")).hasSizeBetween(0, 1 + unheard);
    assertThat(told(letters, "04", "Versioning off")).isNotEmpty();
    assertThat(told(letters, "04", "Versioning off — mlops-training-user04 (new)"))
        .hasSizeBetween(0, 1 + unheard);
  }

  private static List<Letter> told(List<Letter> letters, String who, String what) {
    return letters.stream()
        .filter(letter -> letter.to().equals(who) && letter.text().contains(what))
        .toList();
  }

  /// A night that saw or did less than all says so: as partial with its gaps, or by failing.
  private static void requireHonest(Delivery delivery) {
    assertThat(delivery.took()).as("long before its time is over").isLessThan(SOON);
    if (delivery.failure().isPresent()) {
      RuntimeException failure = delivery.failure().orElseThrow();
      assertThat(failure.getClass().getName()).startsWith("io.github.mlopsaudit.");
      assertThat(failure.getMessage()).isNotBlank().doesNotContain("fault of the audit itself");
      return;
    }
    Report report = delivery.outcome().orElseThrow().report();
    boolean unknown = report.assessments().stream().anyMatch(a -> a.unknown());
    assertThat(report.isPartial() || !unknown).isTrue();
    assertThat(report.snapshot().gaps())
        .allSatisfy(gap ->
            assertThat(Arrays.stream(Read.values()).map(Read::action))
                .contains(gap.unreadable().action()));
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
