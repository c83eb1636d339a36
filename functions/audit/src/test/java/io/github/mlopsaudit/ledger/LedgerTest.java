package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.report.Reports.COVERAGE;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class LedgerTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();

  private final String table = DynamoDbLocal.newTable(CLIENT);
  private final Ledger ledger = new Ledger(CLIENT, table);

  /// A night with everything: failures of several severities, passes, an unknown, the class itself.
  private static Report night(Run run) {
    return report(
        run,
        course("03", "07"),
        List.of(Given.bucket("mlops-training-user03"), Given.bucket("mlops-training-user07")),
        List.of(Given.repository("mlops-user07-training", "ap-northeast-2")),
        failed(VERSIONING, "03"),
        failed(VERSIONING, "07"),
        failed(POLICY, "07"),
        passed(POLICY, "03"),
        failed(LIFECYCLE, "07"),
        unknown(LIFECYCLE, "03"),
        failed(COVERAGE, "", Severity.LOW, "1"));
  }

  private static Map<String, AttributeValue> item(String table, String partition, String sort) {
    return CLIENT
        .getItem(get ->
            get.tableName(table).consistentRead(true).key(new Key(partition, sort).attributes()))
        .item();
  }

  private Map<String, AttributeValue> summary(String label) {
    return item(table, "STU#mlops-2026a#" + label, "SUM");
  }

  private static Map<String, AttributeValue> child(
      Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, Values.map(Map.of())).m();
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, Values.text("(none)")).s();
  }

  private static long number(Map<String, AttributeValue> item, String attribute) {
    return Long.parseLong(item.getOrDefault(attribute, Values.number(-1)).n());
  }

  private List<Map<String, AttributeValue>> partition(String key) {
    return CLIENT
        .query(query ->
            query
                .tableName(table)
                .keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.text(key))))
        .items();
  }

  private List<Map<String, AttributeValue>> index(String key) {
    return CLIENT
        .query(query ->
            query
                .tableName(table)
                .indexName("GSI1")
                .keyConditionExpression("GSI1PK = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.text(key))))
        .items();
  }

  private Map<String, AttributeValue> finding(String student, String check) {
    return partition("STU#mlops-2026a#user" + student).stream()
        .filter(item -> text(item, "SK").startsWith("FND#" + check + "#"))
        .findFirst()
        .orElse(Map.of());
  }

  @Test
  void remembersTheRunEachStudentAndEachFinding() {
    assertThat(ledger.remember(night(run("r1", NIGHT)))).isEqualTo(Delivery.DONE);

    assertThat(partition("RUNS#mlops-2026a"))
        .singleElement()
        .satisfies(run -> {
          assertThat(text(run, "SK")).isEqualTo("RUN#2026-11-22T17:00:00Z#r1");
          assertThat(number(run, "ttl")).isEqualTo(NIGHT + 400L * 86_400);
          assertThat(number(child(run, "open"), "medium")).isEqualTo(2);
        });
    assertThat(index("CLASS#mlops-2026a"))
        .extracting(item -> text(item, "GSI1SK"))
        .containsExactly("STU#-", "STU#user03", "STU#user07");
    assertThat(index("OPEN#mlops-2026a#CRITICAL"))
        .extracting(item -> text(item, "GSI1SK"))
        .containsExactly("2026-11-22T17:00:00Z#user07#s3-public-policy");
    assertThat(DynamoDbLocal.items(CLIENT, table)).hasSize(1 + 3 + 5);
  }

  @Test
  void describesAFindingWithoutWords() {
    ledger.remember(night(run("r1", NIGHT)));

    Map<String, AttributeValue> finding = finding("07", "s3-public-policy");
    assertThat(text(finding, "SK"))
        .isEqualTo("FND#s3-public-policy#" + text(finding, "findingId").substring(0, 16));
    assertThat(text(finding, "resource")).isEqualTo("mlops-training-user07");
    assertThat(text(finding, "region")).isEqualTo("ap-northeast-2");
    assertThat(text(finding, "severity")).isEqualTo("CRITICAL");
    assertThat(text(finding, "remedy")).isEqualTo("aws s3api ...");
    assertThat(text(child(finding, "message"), "key")).isEqualTo("s3-public-policy.fail.read");
    assertThat(child(finding, "message").get("arguments"))
        .isEqualTo(AttributeValue.fromL(List.of(Values.text("Sid1"))));
    assertThat(text(finding, "firstSeenAt")).isEqualTo("2026-11-22T17:00:00Z");
    assertThat(text(finding, "lastSeenAt")).isEqualTo("2026-11-22T17:00:00Z");
    assertThat(number(finding, "lastRunSeq")).isEqualTo(NIGHT);
  }

  @Test
  void summarisesAStudentByService() {
    ledger.remember(night(run("r1", NIGHT)));

    Map<String, AttributeValue> s3 = child(summary("user07"), "s3");
    assertThat(child(s3, "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("F"), "s3-public-policy", Values.text("F")));
    assertThat(number(child(s3, "open"), "critical")).isEqualTo(1);
    assertThat(number(s3, "possible")).isEqualTo(13);
    assertThat(number(s3, "lost")).isEqualTo(13);
    assertThat(number(s3, "bucketCount")).isEqualTo(1);
    Map<String, AttributeValue> ecr = child(summary("user07"), "ecr");
    Map<String, AttributeValue> repository =
        ecr.getOrDefault("repositories", AttributeValue.fromL(List.of())).l().getFirst().m();
    assertThat(text(repository, "uri"))
        .isEqualTo("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/mlops-user07-training");
    assertThat(child(child(summary("user03"), "ecr"), "row"))
        .isEqualTo(Map.of("ecr-lifecycle", Values.text("E")));
    assertThat(child(child(summary("-"), "account"), "row"))
        .isEqualTo(Map.of("audit-coverage", Values.text("F")));
  }

  @Test
  void theSameEventTwiceLeavesTheSameBytes() {
    Run first = run("r1", NIGHT);
    Run again = new Run("r1", NIGHT, first.startedAt().plusSeconds(90), Selection.ALL);
    ledger.remember(night(first));
    Set<Map<String, AttributeValue>> before = DynamoDbLocal.items(CLIENT, table);

    assertThat(ledger.remember(night(again))).isEqualTo(Delivery.REPEATED);

    assertThat(DynamoDbLocal.items(CLIENT, table)).isEqualTo(before);
  }

  @Test
  void completesWhatABrokenOffDeliveryLeftOut() {
    Crash never = new Crash(Integer.MAX_VALUE);
    new Ledger(DynamoDbLocal.client(never), table).remember(night(run("r1", NIGHT)));
    Set<Map<String, AttributeValue>> unbroken = DynamoDbLocal.items(CLIENT, table);
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
    assertThat(DynamoDbLocal.items(CLIENT, other)).isEqualTo(DynamoDbLocal.items(CLIENT, table));
  }

  @Test
  void anOlderRunThatFinishesLastOverwritesNothing() {
    ledger.remember(night(run("r2", NEXT_NIGHT)));
    Set<Map<String, AttributeValue>> before = DynamoDbLocal.items(CLIENT, table);

    assertThat(ledger.remember(night(run("r1", NIGHT)))).isEqualTo(Delivery.REPEATED);

    Set<Map<String, AttributeValue>> after = DynamoDbLocal.items(CLIENT, table);
    assertThat(after).containsAll(before).hasSize(before.size() + 1);
    assertThat(partition("RUNS#mlops-2026a")).hasSize(2);
  }

  @Test
  void keepsWhenAFindingWasFirstSeenAndFilesItUnderItsNewSeverity() {
    ledger.remember(report(run("r1", NIGHT), course("07"), failed(POLICY, "07")));

    ledger.remember(
        report(run("r2", NEXT_NIGHT), course("07"), failed(POLICY, "07", Severity.HIGH, "Sid2")));

    assertThat(index("OPEN#mlops-2026a#CRITICAL")).isEmpty();
    assertThat(index("OPEN#mlops-2026a#HIGH"))
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
  void aRunForOneStudentTouchesNobodyElse() {
    ledger.remember(night(run("r1", NIGHT)));
    Map<String, AttributeValue> other = summary("user03");
    Map<String, AttributeValue> everybody = summary("-");
    Selection student = new Selection(Set.of("07"), Selection.ALL.services());

    ledger.remember(night(run("r2", NEXT_NIGHT, student)));

    assertThat(summary("user03")).isEqualTo(other);
    assertThat(summary("-")).isEqualTo(everybody);
    assertThat(number(finding("03", "s3-versioning"), "lastRunSeq")).isEqualTo(NIGHT);
    assertThat(number(summary("user07"), "lastRunSeq")).isEqualTo(NEXT_NIGHT);
    assertThat(number(finding("07", "s3-versioning"), "lastRunSeq")).isEqualTo(NEXT_NIGHT);
  }

  @Test
  void aRunForOneServiceKeepsWhatIsKnownOfTheOthers() {
    ledger.remember(night(run("r1", NIGHT)));
    Map<String, AttributeValue> before = summary("user07");
    Selection s3 = new Selection(Set.of(), Set.of(Service.S3));

    ledger.remember(
        report(run("r2", NEXT_NIGHT, s3), course("03", "07"), passed(VERSIONING, "07")));

    Map<String, AttributeValue> after = summary("user07");
    assertThat(child(child(after, "s3"), "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("P")));
    assertThat(after.get("ecr")).isEqualTo(before.get("ecr"));
    assertThat(after.get("account")).isEqualTo(before.get("account"));
    assertThat(number(finding("07", "ecr-lifecycle"), "lastRunSeq")).isEqualTo(NIGHT);
    assertThat(child(summary("-"), "account")).isNotEmpty();
  }

  @Test
  void anUnknownVerdictChangesNoFinding() {
    ledger.remember(report(run("r1", NIGHT), course("07"), failed(VERSIONING, "07")));
    Map<String, AttributeValue> before = finding("07", "s3-versioning");

    ledger.remember(report(run("r2", NEXT_NIGHT), course("07"), unknown(VERSIONING, "07")));

    assertThat(finding("07", "s3-versioning")).isEqualTo(before);
    assertThat(child(child(summary("user07"), "s3"), "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("E")));
  }

  @Test
  void remembersAFindingOfTwoRegionsOnceAndTheWorst() {
    Assessment mild = failed(LIFECYCLE, "07");
    Assessment worse =
        new Assessment(
            LIFECYCLE,
            Resource.repository(mild.resource().name(), "us-east-1"),
            "07",
            failed(LIFECYCLE, "07", Severity.MEDIUM, "x").verdict());

    ledger.remember(report(run("r1", NIGHT), course("07"), mild, worse));

    assertThat(text(finding("07", "ecr-lifecycle"), "region")).isEqualTo("us-east-1");
    assertThat(text(finding("07", "ecr-lifecycle"), "severity")).isEqualTo("MEDIUM");
    assertThat(DynamoDbLocal.items(CLIENT, table)).hasSize(3);
  }

  @Test
  void remembersAClassOfNobody() {
    assertThat(ledger.remember(report(run("r1", NIGHT), course()))).isEqualTo(Delivery.DONE);

    assertThat(DynamoDbLocal.items(CLIENT, table)).hasSize(1);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void remembersThreeHundredStudents() {
    String[] numbers =
        IntStream.rangeClosed(1, 300).mapToObj("%03d"::formatted).toArray(String[]::new);
    Assessment[] assessments =
        Stream.of(numbers)
            .flatMap(n -> Stream.of(failed(VERSIONING, n), failed(POLICY, n), failed(LIFECYCLE, n)))
            .toArray(Assessment[]::new);

    ledger.remember(report(run("r1", NIGHT), course(numbers), assessments));

    assertThat(DynamoDbLocal.items(CLIENT, table)).hasSize(1 + 300 + 900);
  }

  @Test
  void saysWhatToDoWhereThereIsNoTable() {
    Ledger nowhere = new Ledger(CLIENT, "no-such-table");

    assertThatThrownBy(() -> nowhere.remember(night(run("r1", NIGHT))))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("no-such-table")
        .hasMessageContaining("ap-northeast-2")
        .hasMessageContaining("AUDIT_TABLE");
  }
}
