package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Rows.child;
import static io.github.mlopsaudit.ledger.Rows.night;
import static io.github.mlopsaudit.ledger.Rows.text;
import static io.github.mlopsaudit.report.Reports.NEXT_NIGHT;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class LedgerOrderTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();

  private final Rows rows = Rows.fresh(CLIENT);
  private final Ledger ledger = new Ledger(CLIENT, rows.table());

  @Test
  void theSameEventTwiceLeavesTheSameBytes() {
    Run first = run("r1", NIGHT);
    Run again = new Run("r1", NIGHT, first.startedAt().plusSeconds(90), Selection.ALL);
    ledger.remember(night(first));
    Set<Map<String, AttributeValue>> before = rows.all();

    assertThat(ledger.remember(night(again))).isEqualTo(Delivery.REPEATED);

    assertThat(rows.all()).isEqualTo(before);
  }

  @Test
  void completesWhatABrokenOffDeliveryLeftOut() {
    Crash never = new Crash(Integer.MAX_VALUE);
    new Ledger(DynamoDbLocal.client(never), rows.table()).remember(night(run("r1", NIGHT)));
    Set<Map<String, AttributeValue>> unbroken = rows.all();
    Run again = new Run("r1", NIGHT, Given.NIGHT.plusSeconds(90), Selection.ALL);

    for (int writes = 0; writes < never.writes(); writes++) {
      String broken = DynamoDbLocal.newTable(CLIENT);
      Ledger crashing = new Ledger(DynamoDbLocal.client(new Crash(writes)), broken);
      assertThatThrownBy(() -> crashing.remember(night(run("r1", NIGHT))))
          .isInstanceOf(DeliveryException.class);
      assertThat(DynamoDbLocal.items(CLIENT, broken)).hasSize(writes);

      assertThat(new Ledger(CLIENT, broken).remember(night(again))).isEqualTo(Delivery.DONE);

      assertThat(DynamoDbLocal.items(CLIENT, broken)).isEqualTo(unbroken);
    }
    assertThat(never.writes()).isEqualTo(unbroken.size());
  }

  @Test
  void twoDeliveriesAtOnceLeaveWhatOneLeaves() throws Exception {
    ledger.remember(night(run("r1", NIGHT)));
    String other = DynamoDbLocal.newTable(CLIENT);
    Callable<Delivery> delivery = () -> new Ledger(CLIENT, other).remember(night(run("r1", NIGHT)));

    List<Delivery> deliveries = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Delivery> done : threads.invokeAll(List.of(delivery, delivery))) {
        deliveries.add(done.get());
      }
    }

    assertThat(deliveries).contains(Delivery.DONE);
    assertThat(DynamoDbLocal.items(CLIENT, other)).isEqualTo(rows.all());
  }

  @Test
  void anOlderRunThatFinishesLastOverwritesNothing() {
    ledger.remember(night(run("r2", NEXT_NIGHT)));
    Set<Map<String, AttributeValue>> before = rows.all();

    assertThat(ledger.remember(night(run("r1", NIGHT)))).isEqualTo(Delivery.REPEATED);

    Set<Map<String, AttributeValue>> after = rows.all();
    assertThat(after).containsAll(before).hasSize(before.size() + 1);
    assertThat(rows.partition("RUNS#mlops-2026a")).hasSize(2);
  }

  @Test
  void keepsWhenAFindingWasFirstSeenAndFilesItUnderItsNewSeverity() {
    ledger.remember(report(run("r1", NIGHT), course("07"), failed(POLICY, "07")));

    ledger.remember(
        report(run("r2", NEXT_NIGHT), course("07"), failed(POLICY, "07", Severity.HIGH, "Sid2")));

    assertThat(rows.index("OPEN#mlops-2026a#CRITICAL")).isEmpty();
    assertThat(rows.index("OPEN#mlops-2026a#HIGH"))
        .singleElement()
        .satisfies(item -> {
          assertThat(text(item, "GSI1SK"))
              .isEqualTo("2026-11-22T17:00:00Z#user07#s3-public-policy");
          assertThat(text(item, "firstSeenAt")).isEqualTo("2026-11-22T17:00:00Z");
          assertThat(text(item, "lastSeenAt")).isEqualTo("2026-11-23T17:00:00Z");
          assertThat(text(item, "lastRunId")).isEqualTo("r2");
        });
  }

  @Test
  void anUnknownVerdictChangesNoFinding() {
    ledger.remember(report(run("r1", NIGHT), course("07"), failed(VERSIONING, "07")));
    Map<String, AttributeValue> before = rows.finding("07", "s3-versioning");

    ledger.remember(report(run("r2", NEXT_NIGHT), course("07"), unknown(VERSIONING, "07")));

    assertThat(rows.finding("07", "s3-versioning")).isEqualTo(before);
    assertThat(child(child(rows.summary("user07"), "s3"), "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("E")));
  }
}
