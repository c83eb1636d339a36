package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Rows.child;
import static io.github.mlopsaudit.ledger.Rows.night;
import static io.github.mlopsaudit.ledger.Rows.text;
import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NEXT_NIGHT;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.ledger.Turn.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The same run twice, two at once, one that breaks off anywhere, and runs that end out of order.
final class LedgerOrderTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();
  private static final Instant LATER = Given.NIGHT.plus(Duration.ofMinutes(5));

  private final Rows rows = Rows.fresh(CLIENT);

  @Test
  void theSameEventTwiceLeavesTheSameBytesAndSaysTheSame() {
    Run again = new Run("r1", NIGHT, Given.NIGHT.plusSeconds(97), Selection.ALL);
    Remembered first = rows.remember(night(run("r1", NIGHT)));
    Set<Map<String, AttributeValue>> before = rows.all();

    Remembered second = rows.remember(night(again));

    assertThat(second.delivery()).isEqualTo(Delivery.REPEATED);
    assertThat(second.changes()).isEqualTo(first.changes());
    assertThat(rows.all()).isEqualTo(before);
  }

  @Test
  void aRepeatThatSeesSomethingElseSaysWhatIsWritten() {
    rows.remember(report(run("r0", NIGHT - 86_400), course("03"), failed(POLICY, "03")));
    Remembered first =
        rows.remember(report(run("r1", NIGHT), course("03", "07"), unknown(VERSIONING, "07")));
    Set<Map<String, AttributeValue>> before = rows.all();

    Remembered second =
        rows.remember(
            report(
                run("r1", NIGHT),
                course("03", "07"),
                failed(VERSIONING, "07"),
                passed(POLICY, "03")));

    assertThat(second.changes().findings()).isEqualTo(first.changes().findings());
    assertThat(rows.all()).isEqualTo(before);
  }

  @Test
  void aRepeatKnowsWhetherItsNewsIsTold() {
    Report night = night(run("r1", NIGHT));
    assertThat(rows.remember(night).told()).isFalse();
    assertThat(rows.remember(night).told()).isFalse();
    rows.told(night);

    assertThat(rows.remember(night).told()).isTrue();
  }

  @Test
  void aRepeatLeavesItsNewsToALaterRunThatToldIt() {
    Report onDemand = report(run("ondemand-1", NIGHT - 60), course("07"), failed(POLICY, "07"));
    Report night = report(run("r1", NIGHT), course("07"), failed(POLICY, "07"));
    rows.remember(onDemand);

    assertThat(rows.remember(night).changes().of(Transition.NEW)).hasSize(1);
    assertThat(rows.remember(onDemand).changes().findings()).isEmpty();
  }

  @Test
  void remembersWhomAMessageDidNotReach() {
    Report first = night(run("r1", NIGHT));
    Report second = night(run("r2", NEXT_NIGHT));
    rows.remember(first);
    rows.told(first, "07");

    assertThat(rows.remember(first).owed()).containsExactly("07");
    assertThat(rows.remember(second).owed()).containsExactly("07");

    rows.told(second);
    assertThat(rows.remember(second).owed()).isEmpty();
  }

  @Test
  void whatWasResolvedOfSomebodyWhoIsGoneIsToldALaterNight() {
    rows.remember(night(run("r1", NIGHT)));
    rows.told(night(run("r1", NIGHT)));
    List<Bucket> left = List.of(Given.bucket("mlops-training-user03").build());
    Report gone =
        report(run("r2", NEXT_NIGHT), course("03"), left, List.of(), failed(VERSIONING, "03"));
    Report later =
        report(
            run("r3", NEXT_NIGHT + 86_400),
            course("03"),
            left,
            List.of(),
            failed(VERSIONING, "03"));

    List<String> untold = news(rows.remember(gone));

    assertThat(untold).contains("07 RESOURCE_GONE");
    assertThat(news(rows.remember(later))).containsExactlyInAnyOrderElementsOf(untold);
  }

  @Test
  void aRunOnDemandThatIsTriedAgainIsTheSameRun() {
    rows.remember(night(run("ondemand-1", NIGHT)));

    assertThat(rows.remember(night(run("ondemand-1", NIGHT + 130))).delivery())
        .isEqualTo(Delivery.REPEATED);
    assertThat(rows.partition("RUNS#mlops-2026a")).hasSize(1);
  }

  @Test
  void completesWhatABrokenOffDeliveryLeftOut() {
    Report tuesday = manyFaults(run("r1", NIGHT), 150, false);
    Report wednesday = manyFaults(run("r2", NEXT_NIGHT), 150, true);
    Crash never = new Crash(Integer.MAX_VALUE);
    rows.remember(tuesday);
    Remembered whole =
        Rows.remember(
            ledger(DynamoDbLocal.client(never), rows.table(), LATER), wednesday, Rows.CHECKS);
    Set<Map<String, AttributeValue>> unbroken = rows.all();
    assertThat(never.writes()).isGreaterThan(6);

    // The last one gives the lease back, which may fail.
    for (int writes = 0; writes < never.writes() - 1; writes++) {
      Rows broken = Rows.fresh(CLIENT);
      broken.remember(tuesday);
      Ledger crashing =
          ledger(DynamoDbLocal.client(new Crash(writes)), broken.table(), LATER.minusSeconds(120));
      assertThatThrownBy(() -> Rows.remember(crashing, wednesday, Rows.CHECKS))
          .isInstanceOf(DeliveryException.class);

      Remembered completed =
          Rows.remember(ledger(CLIENT, broken.table(), LATER), wednesday, Rows.CHECKS);

      assertThat(broken.all()).isEqualTo(unbroken);
      assertThat(completed.changes().findings())
          .containsExactlyInAnyOrderElementsOf(whole.changes().findings());
    }
  }

  @Test
  void theNextNightTellsWhatADeadRunCouldNot() {
    Report tuesday = manyFaults(run("r1", NIGHT), 60, false);
    Report wednesday = manyFaults(run("r2", NEXT_NIGHT), 60, true);
    Report thursday = manyFaults(run("r3", NEXT_NIGHT + 86_400), 60, true);
    Crash never = new Crash(Integer.MAX_VALUE);
    rows.remember(tuesday);
    rows.told(tuesday);
    Remembered whole =
        Rows.remember(
            ledger(DynamoDbLocal.client(never), rows.table(), LATER), wednesday, Rows.CHECKS);

    for (int writes = 0; writes < never.writes(); writes++) {
      Rows broken = Rows.fresh(CLIENT);
      broken.remember(tuesday);
      broken.told(tuesday);
      Ledger crashing =
          ledger(DynamoDbLocal.client(new Crash(writes)), broken.table(), LATER.minusSeconds(120));
      var _ = catchThrowable(() -> Rows.remember(crashing, wednesday, Rows.CHECKS));

      assertThat(news(broken.remember(thursday))).containsExactlyInAnyOrderElementsOf(news(whole));
    }
  }

  private static List<String> news(Remembered remembered) {
    return remembered.changes().findings().stream()
        .filter(change -> change.transition().isNews())
        .map(change -> change.student() + " " + change.transition())
        .toList();
  }

  /// The first half of the faults is there on the first day only, the second half on the second
  /// only.
  private static Report manyFaults(Run run, int students, boolean second) {
    String[] numbers =
        IntStream.rangeClosed(1, students).mapToObj("%03d"::formatted).toArray(String[]::new);
    Assessment[] assessments =
        Stream.of(numbers)
            .map(number ->
                Integer.parseInt(number) % 2 == 0 == second
                    ? failed(VERSIONING, number)
                    : passed(VERSIONING, number))
            .toArray(Assessment[]::new);
    return report(run, course(numbers), assessments);
  }

  private static Ledger ledger(DynamoDbClient client, String table, Instant now) {
    return new Ledger(client, table, InstantSource.fixed(now), Duration.ZERO);
  }

  @Test
  void twoDeliveriesAtOnceLeaveWhatOneLeaves() throws Exception {
    rows.remember(night(run("r1", NIGHT)));
    Rows other = Rows.fresh(CLIENT);
    Callable<Remembered> delivery = () -> other.remember(night(run("r1", NIGHT)));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Remembered>> both = threads.invokeAll(List.of(delivery, delivery));

      assertThat(List.of(both.get(0).get().delivery(), both.get(1).get().delivery()))
          .containsExactlyInAnyOrder(Delivery.DONE, Delivery.REPEATED);
      assertThat(both.get(0).get().changes()).isEqualTo(both.get(1).get().changes());
    }
    assertThat(other.all()).isEqualTo(rows.all());
  }

  @Test
  void waitsForNobodyWhoIsGone() {
    Lease gone = Lease.take(new Table(CLIENT, rows.table()), "mlops-2026a", now(), Duration.ZERO);

    assertThatThrownBy(() ->
            Rows.remember(
                ledger(CLIENT, rows.table(), Given.NIGHT), night(run("r1", NIGHT)), Rows.CHECKS))
        .isInstanceOf(TurnTakenException.class)
        .hasMessageContaining("Another run is writing");
    assertThat(
            Rows.remember(ledger(CLIENT, rows.table(), LATER), night(run("r1", NIGHT)), Rows.CHECKS)
                .delivery())
        .isEqualTo(Delivery.DONE);
    gone.close();
  }

  @Test
  void writesNothingOnceAnotherHoldsTheLease() {
    Table table = new Table(CLIENT, rows.table());
    Lease slow = Lease.take(table, "mlops-2026a", now(), Duration.ZERO);
    Lease other = Lease.take(table, "mlops-2026a", InstantSource.fixed(LATER), Duration.ZERO);

    assertThatThrownBy(() ->
            new Transactions(table, slow)
                .write(Stream.of(List.of(put(table, new Key("STU#mlops-2026a#user07", "SUM"))))))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("took over");

    other.close();
    assertThat(rows.all()).isEmpty();
  }

  @Test
  void whoSleptThroughAnothersTurnHasLostTheLeaseForGood() {
    Table table = new Table(CLIENT, rows.table());
    AtomicReference<Instant> clock = new AtomicReference<>(Given.NIGHT);
    Lease slow = Lease.take(table, "mlops-2026a", clock::get, Duration.ZERO);
    Lease.take(table, "mlops-2026a", InstantSource.fixed(LATER), Duration.ZERO).close();
    clock.set(LATER.plus(Duration.ofMinutes(5)));

    assertThatThrownBy(slow::renew)
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("took over");
  }

  @Test
  void whoSleptAndWasNotMissedHoldsOn() {
    Table table = new Table(CLIENT, rows.table());
    AtomicReference<Instant> clock = new AtomicReference<>(Given.NIGHT);
    try (Lease slow = Lease.take(table, "mlops-2026a", clock::get, Duration.ZERO)) {
      clock.set(LATER);
      slow.renew();

      assertThatThrownBy(
              () -> Lease.take(table, "mlops-2026a", InstantSource.fixed(LATER), Duration.ZERO))
          .isInstanceOf(TurnTakenException.class);
    }
  }

  /// Silence would be worse than to be told twice.
  @Test
  void whoCannotAskTheTableHoldsOn() {
    Rows lost = Rows.fresh(CLIENT);
    AtomicReference<Instant> clock = new AtomicReference<>(Given.NIGHT);
    try (Lease lease =
        Lease.take(new Table(CLIENT, lost.table()), "mlops-2026a", clock::get, Duration.ZERO)) {
      CLIENT.deleteTable(delete -> delete.tableName(lost.table()));
      clock.set(LATER);

      assertThatCode(lease::renew).doesNotThrowAnyException();
    }
  }

  private static TransactWriteItem put(Table table, Key key) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table.name()).item(key.attributes()))
        .build();
  }

  private static InstantSource now() {
    return InstantSource.fixed(Given.NIGHT);
  }

  @Test
  void anOlderRunThatFinishesLastChangesNothing() {
    rows.remember(night(run("r2", NEXT_NIGHT)));
    Set<Map<String, AttributeValue>> before = rows.all();

    Remembered older =
        rows.remember(report(run("r1", NIGHT), course("03", "07"), passed(VERSIONING, "07")));

    assertThat(older.changes().findings()).isEmpty();
    assertThat(rows.all()).containsAll(before).hasSize(before.size() + 1);
    assertThat(rows.partition("RUNS#mlops-2026a")).hasSize(2);
  }

  @Test
  void anOlderRunOfAnotherServiceStillTells() {
    Selection s3 = new Selection(Set.of(), Set.of(Service.S3));
    Selection ecr = new Selection(Set.of(), Set.of(Service.ECR));
    rows.remember(report(run("r2", NEXT_NIGHT, ecr), course("07"), failed(LIFECYCLE, "07")));

    Remembered older =
        rows.remember(
            report(
                run("r1", NIGHT, s3),
                course("07"),
                failed(VERSIONING, "07"),
                passed(LIFECYCLE, "07")));

    assertThat(older.changes().of(Transition.NEW)).hasSize(1);
    assertThat(child(child(rows.summary("user07"), "s3"), "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("F")));
    assertThat(child(child(rows.summary("user07"), "ecr"), "row"))
        .isEqualTo(Map.of("ecr-lifecycle", Values.text("F")));
  }

  @Test
  void anUnchangedSecondNightWritesAlmostNothing() {
    rows.remember(night(run("r1", NIGHT)));
    Set<Map<String, AttributeValue>> before = rows.all();

    rows.remember(night(run("r2", NEXT_NIGHT)));

    Set<Map<String, AttributeValue>> after = rows.all();
    after.removeAll(before);
    assertThat(after)
        .singleElement()
        .satisfies(item -> assertThat(text(item, "PK")).isEqualTo("RUNS#mlops-2026a"));
  }

  @Test
  void keepsWhenAFindingWasFirstSeenAndFilesItUnderItsNewSeverity() {
    rows.remember(report(run("r1", NIGHT), course("07"), failed(POLICY, "07")));

    rows.remember(
        report(run("r2", NEXT_NIGHT), course("07"), failed(POLICY, "07", Severity.HIGH, "Sid2")));

    assertThat(rows.index("OPEN#mlops-2026a#CRITICAL")).isEmpty();
    assertThat(rows.index("OPEN#mlops-2026a#HIGH"))
        .singleElement()
        .satisfies(item -> {
          assertThat(text(item, "GSI1SK"))
              .isEqualTo("2026-11-22T17:00:00Z#user07#s3-public-policy");
          assertThat(text(item, "firstSeenAt")).isEqualTo("2026-11-22T17:00:00Z");
          assertThat(text(item, "lastRunId")).isEqualTo("r2");
        });
  }
}
