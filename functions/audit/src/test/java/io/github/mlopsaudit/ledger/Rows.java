package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.report.Reports.COVERAGE;
import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.unknown;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.ledger.Turn.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A fresh table of the class mlops-2026a, and how its items are read.
public record Rows(DynamoDbClient client, String table) {

  static Rows fresh(DynamoDbClient client) {
    return new Rows(client, DynamoDbLocal.newTable(client));
  }

  /// A night with everything: failures of several severities, passes, an unknown, the class itself.
  static Report night(Run run) {
    return report(
        run,
        course("03", "07"),
        List.of(Given.bucket("mlops-training-user03").build(), Given.bucket().build()),
        List.of(Given.repository("mlops-user07-training").build()),
        failed(VERSIONING, "03"),
        failed(VERSIONING, "07"),
        failed(POLICY, "07"),
        passed(POLICY, "03"),
        failed(LIFECYCLE, "07"),
        unknown(LIFECYCLE, "03"),
        failed(COVERAGE, "", Severity.LOW, "1"));
  }

  /// The ids of the checks that the reports of these tests are judged by.
  static final Set<String> CHECKS =
      Set.of("s3-versioning", "s3-public-policy", "ecr-lifecycle", "audit-coverage");

  /// A ledger that waits a little for another run.
  Ledger ledger() {
    return new Ledger(client, table, InstantSource.system(), Duration.ofSeconds(20));
  }

  Remembered remember(Report report) {
    return remember(ledger(), report, CHECKS);
  }

  /// Remembers the report in a turn of its own, of which nobody is told.
  public static Remembered remember(Ledger ledger, Report report, Set<String> checks) {
    try (Turn turn = ledger.turn(report.course().name())) {
      return turn.remember(report, checks);
    }
  }

  /// Notes that people were told, and who is owed a message.
  void told(Report report, String... owed) {
    try (Turn turn = ledger().turn(report.course().name())) {
      turn.told(report, Set.of(owed));
    }
  }

  private Map<String, AttributeValue> item(String partition, String sort) {
    return client
        .getItem(get ->
            get.tableName(table).consistentRead(true).key(new Key(partition, sort).attributes()))
        .item();
  }

  Map<String, AttributeValue> summary(String label) {
    return item("STU#mlops-2026a#" + label, "SUM");
  }

  static Map<String, AttributeValue> child(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, Values.map(Map.of())).m();
  }

  static String text(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, Values.text("(none)")).s();
  }

  static long number(Map<String, AttributeValue> item, String attribute) {
    return Long.parseLong(item.getOrDefault(attribute, Values.number(-1)).n());
  }

  List<Map<String, AttributeValue>> partition(String key) {
    return client
        .query(query ->
            query
                .tableName(table)
                .keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.text(key))))
        .items();
  }

  List<Map<String, AttributeValue>> index(String key) {
    return client
        .query(query ->
            query
                .tableName(table)
                .indexName("GSI1")
                .keyConditionExpression("GSI1PK = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.text(key))))
        .items();
  }

  Map<String, AttributeValue> finding(String student, String check) {
    return partition("STU#mlops-2026a#user" + student).stream()
        .filter(item -> text(item, "SK").startsWith("FND#" + check + "#"))
        .findFirst()
        .orElse(Map.of());
  }

  Set<Map<String, AttributeValue>> all() {
    return DynamoDbLocal.items(client, table);
  }
}
