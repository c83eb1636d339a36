package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.report.Reports.NEXT_NIGHT;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Tables that are busy, damaged, shared or of another release, and runs that see nothing.
final class LedgerBadDaysTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();

  private final Rows rows = Rows.fresh(CLIENT);

  /// Refuses the first transactions as DynamoDB does.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
  private record Busy(String code, AtomicInteger left) implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof TransactWriteItemsRequest && left.getAndDecrement() > 0) {
        throw TransactionCanceledException.builder()
            .message("Transaction cancelled, please refer cancellation reasons")
            .cancellationReasons(
                CancellationReason.builder().code("None").build(),
                CancellationReason.builder().code(code).build())
            .build();
      }
    }
  }

  private Rows busy(String code, int times) {
    return new Rows(DynamoDbLocal.client(new Busy(code, new AtomicInteger(times))), rows.table());
  }

  @Test
  void triesAgainWhereTheTableIsBusy() {
    for (String code : List.of("ThrottlingError", "TransactionConflict")) {
      Rows busy = Rows.fresh(busy(code, 2).client());

      busy.remember(Rows.night(run("r1", NIGHT)));

      assertThat(busy.finding("07", "s3-versioning")).as(code).isNotEmpty();
    }
  }

  @Test
  void saysThatTheTableStaysBusyAndCompletesLater() {
    assertThatThrownBy(
            () -> busy("ThrottlingError", Integer.MAX_VALUE).remember(Rows.night(run("r1", NIGHT))))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining(rows.table());

    assertThat(rows.remember(Rows.night(run("r1", NIGHT))).changes().of(Transition.NEW))
        .isNotEmpty();
  }

  @Test
  void leavesATableOfANewerReleaseAlone() {
    rows.remember(Rows.night(run("r1", NIGHT)));
    change("STU#mlops-2026a#user07", "s3-versioning", "layout", Values.number(99));
    Set<Map<String, AttributeValue>> before = rows.all();

    assertThatThrownBy(() -> rows.remember(Rows.night(run("r2", NEXT_NIGHT))))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("layout 99")
        .hasMessageContaining("newer release");
    assertThat(rows.all()).isEqualTo(before);
  }

  @Test
  void namesTheItemThatCannotBeRead() {
    rows.remember(Rows.night(run("r1", NIGHT)));
    change("STU#mlops-2026a#user07", "s3-versioning", "severity", Values.text("dreadful"));

    assertThatThrownBy(() -> rows.remember(Rows.night(run("r2", NEXT_NIGHT))))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("STU#mlops-2026a#user07")
        .hasMessageContaining("FND#s3-versioning#")
        .hasMessageContaining("dreadful");
  }

  private void change(String partition, String check, String attribute, AttributeValue value) {
    Map<String, AttributeValue> item =
        new HashMap<>(rows.finding(partition.substring(partition.length() - 2), check));
    item.put(attribute, value);
    CLIENT.putItem(put -> put.tableName(rows.table()).item(item));
  }

  @Test
  void twoClassesInOneTableStayApart() {
    Report one = report(run("r1", NIGHT), course("07"), failed(VERSIONING, "07"));
    Report other =
        report(
            run("r2", NIGHT), named("other", Language.EN, course("07")), failed(VERSIONING, "07"));
    rows.remember(one);
    rows.remember(other);

    assertThat(
            rows.remember(
                    report(
                        run("r3", NEXT_NIGHT),
                        named("other", Language.EN, course("07")),
                        List.of(Given.bucket().build()),
                        List.of(),
                        passed(VERSIONING, "07")))
                .changes()
                .of(Transition.FIXED))
        .hasSize(1);
    assertThat(Rows.text(rows.finding("07", "s3-versioning"), "status")).isEqualTo("OPEN");
    Archive archive = new Archive(CLIENT, rows.table());
    String id = Rows.text(rows.finding("07", "s3-versioning"), "findingId");
    assertThat(archive.history("mlops-2026a", id)).hasSize(1);
    assertThat(archive.history("other", id)).hasSize(2);
    assertThat(archive.runs("mlops-2026a", 9)).hasSize(1);
  }

  private List<BlindSpot> blind(String id, long time, Selection selection, String... buckets) {
    List<Bucket> dark =
        List.of(buckets).stream()
            .map(name ->
                Given.bucket(name).encryption(Given.denied("s3:GetEncryptionConfiguration")))
            .map(GivenBucket::build)
            .toList();
    Run run = run(id, time, selection);
    return rows.remember(report(run, course("07"), dark, List.of())).changes().blindSpots();
  }

  private List<BlindSpot> blind(String id, long time, String... buckets) {
    return blind(id, time, Selection.ALL, buckets);
  }

  @Test
  void tellsWhereItCouldNotLookTwoNightsInARow() {
    String seven = "mlops-training-user07";
    assertThat(blind("r1", NIGHT, seven)).isEmpty();
    BlindSpot spot =
        new BlindSpot("s3:GetEncryptionConfiguration", seven, Instant.ofEpochSecond(NIGHT));

    assertThat(blind("r2", NEXT_NIGHT, seven, "mlops-training-user08")).containsExactly(spot);
    assertThat(blind("r2", NEXT_NIGHT, seven, "mlops-training-user08"))
        .as("the same run again")
        .containsExactly(spot);
    assertThat(blind("r3", NEXT_NIGHT + 86_400, seven)).containsExactly(spot);
    assertThat(blind("r4", NEXT_NIGHT + 2 * 86_400)).isEmpty();
    assertThat(blind("r5", NEXT_NIGHT + 3 * 86_400, seven)).isEmpty();
  }

  @Test
  void aRunOfOneStudentIsNoNight() {
    String seven = "mlops-training-user07";
    blind("r1", NIGHT, seven);

    blind("r2", NIGHT + 60, new Selection(Set.of("08"), Selection.ALL.services()));

    assertThat(blind("r3", NEXT_NIGHT, seven)).hasSize(1);
  }

  @Test
  void twoRunsOfOneDayAreNotTwoNights() {
    String seven = "mlops-training-user07";
    blind("r1", NIGHT, seven);

    assertThat(blind("again", NIGHT + 300, seven)).isEmpty();
    assertThat(blind("r2", NEXT_NIGHT, seven))
        .extracting(BlindSpot::since)
        .containsExactly(Instant.ofEpochSecond(NIGHT));
  }

  @Test
  void countsManyPlacesOfOneActionAsEverywhere() {
    String[] all =
        IntStream.rangeClosed(1, 21)
            .mapToObj("mlops-training-user%02d"::formatted)
            .toArray(String[]::new);
    blind("r1", NIGHT, all);

    assertThat(blind("r2", NEXT_NIGHT, all))
        .containsExactly(
            new BlindSpot(
                "s3:GetEncryptionConfiguration", BlindSpot.MANY, Instant.ofEpochSecond(NIGHT)));
    assertThat(blind("r3", NEXT_NIGHT + 86_400, "mlops-training-user07"))
        .extracting(BlindSpot::where)
        .containsExactly("mlops-training-user07");
  }
}
