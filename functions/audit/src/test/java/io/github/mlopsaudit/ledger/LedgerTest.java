package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Rows.child;
import static io.github.mlopsaudit.ledger.Rows.night;
import static io.github.mlopsaudit.ledger.Rows.number;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class LedgerTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();

  private final Rows rows = Rows.fresh(CLIENT);

  @Test
  void remembersTheRunEachStudentAndEachFinding() {
    assertThat(rows.remember(night(run("r1", NIGHT))).delivery()).isEqualTo(Delivery.DONE);

    assertThat(rows.partition("RUNS#mlops-2026a"))
        .singleElement()
        .satisfies(run -> {
          assertThat(text(run, "SK")).isEqualTo("RUN#2026-11-22T17:00:00Z#r1");
          assertThat(number(run, "ttl")).isEqualTo(NIGHT + 400L * 86_400);
          assertThat(number(child(run, "open"), "medium")).isEqualTo(2);
        });
    assertThat(rows.index("CLASS#mlops-2026a"))
        .extracting(item -> text(item, "GSI1SK"))
        .containsExactly("STU#-", "STU#user03", "STU#user07");
    assertThat(rows.index("OPEN#mlops-2026a#CRITICAL"))
        .extracting(item -> text(item, "GSI1SK"))
        .containsExactly("2026-11-22T17:00:00Z#user07#s3-public-policy");
    assertThat(rows.all()).hasSize(1 + 3 + 5 + 5);
  }

  @Test
  void describesAFindingWithoutWords() {
    rows.remember(night(run("r1", NIGHT)));

    Map<String, AttributeValue> finding = rows.finding("07", "s3-public-policy");
    assertThat(text(finding, "SK"))
        .isEqualTo("FND#s3-public-policy#" + text(finding, "findingId").substring(0, 16));
    assertThat(text(finding, "resource")).isEqualTo("mlops-training-user07");
    assertThat(text(finding, "region")).isEqualTo("ap-northeast-2");
    assertThat(text(finding, "severity")).isEqualTo("CRITICAL");
    assertThat(text(finding, "remedy")).isEqualTo("aws s3api ...");
    assertThat(text(child(finding, "message"), "key")).isEqualTo("s3-public-policy.fail.read");
    assertThat(child(finding, "message").get("arguments"))
        .isEqualTo(
            AttributeValue.fromL(List.of(Values.text("Sid1"), Values.text("IsPublic=true"))));
    assertThat(text(finding, "firstSeenAt")).isEqualTo("2026-11-22T17:00:00Z");
    assertThat(text(finding, "status")).isEqualTo("OPEN");
    assertThat(number(finding, "lastRunSeq")).isEqualTo(NIGHT);
  }

  @Test
  void summarisesAStudentByService() {
    rows.remember(night(run("r1", NIGHT)));

    Map<String, AttributeValue> s3 = child(rows.summary("user07"), "s3");
    assertThat(child(s3, "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("F"), "s3-public-policy", Values.text("F")));
    assertThat(number(child(s3, "open"), "critical")).isEqualTo(1);
    assertThat(number(s3, "possible")).isEqualTo(13);
    assertThat(number(s3, "lost")).isEqualTo(13);
    assertThat(number(s3, "bucketCount")).isEqualTo(1);
    Map<String, AttributeValue> ecr = child(rows.summary("user07"), "ecr");
    Map<String, AttributeValue> repository =
        ecr.getOrDefault("repositories", AttributeValue.fromL(List.of())).l().getFirst().m();
    assertThat(text(repository, "uri"))
        .isEqualTo("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/mlops-user07-training");
    assertThat(child(child(rows.summary("user03"), "ecr"), "row"))
        .isEqualTo(Map.of("ecr-lifecycle", Values.text("E")));
    assertThat(child(child(rows.summary("-"), "account"), "row"))
        .isEqualTo(Map.of("audit-coverage", Values.text("F")));
  }

  @Test
  void aRunForOneStudentTouchesNobodyElse() {
    rows.remember(night(run("r1", NIGHT)));
    Map<String, AttributeValue> other = rows.summary("user03");
    Map<String, AttributeValue> everybody = rows.summary("-");
    Selection student = new Selection(Set.of("07"), Selection.ALL.services());

    rows.remember(night(run("r2", NEXT_NIGHT, student)));

    assertThat(rows.summary("user03")).isEqualTo(other);
    assertThat(rows.summary("-")).isEqualTo(everybody);
    assertThat(number(rows.finding("03", "s3-versioning"), "lastRunSeq")).isEqualTo(NIGHT);
  }

  @Test
  void aRunForOneServiceKeepsWhatIsKnownOfTheOthers() {
    rows.remember(night(run("r1", NIGHT)));
    Map<String, AttributeValue> before = rows.summary("user07");
    Selection s3 = new Selection(Set.of(), Set.of(Service.S3));

    rows.remember(report(run("r2", NEXT_NIGHT, s3), course("03", "07"), passed(VERSIONING, "07")));

    Map<String, AttributeValue> after = rows.summary("user07");
    assertThat(child(child(after, "s3"), "row"))
        .isEqualTo(Map.of("s3-versioning", Values.text("P")));
    assertThat(after.get("ecr")).isEqualTo(before.get("ecr"));
    assertThat(after.get("account")).isEqualTo(before.get("account"));
    assertThat(number(rows.finding("07", "ecr-lifecycle"), "lastRunSeq")).isEqualTo(NIGHT);
    assertThat(child(rows.summary("-"), "account")).isNotEmpty();
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

    rows.remember(report(run("r1", NIGHT), course("07"), mild, worse));

    assertThat(text(rows.finding("07", "ecr-lifecycle"), "region")).isEqualTo("us-east-1");
    assertThat(text(rows.finding("07", "ecr-lifecycle"), "severity")).isEqualTo("MEDIUM");
    assertThat(rows.all()).hasSize(4);
  }

  @Test
  void remembersAClassOfNobody() {
    assertThat(rows.remember(report(run("r1", NIGHT), course())).delivery())
        .isEqualTo(Delivery.DONE);

    assertThat(rows.all()).hasSize(1);
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

    rows.remember(report(run("r1", NIGHT), course(numbers), assessments));

    assertThat(rows.all()).hasSize(1 + 300 + 900 + 900);
  }

  @Test
  void saysWhatToDoWhereThereIsNoTable() {
    Rows nowhere = new Rows(CLIENT, "no-such-table");

    assertThatThrownBy(() -> nowhere.remember(night(run("r1", NIGHT))))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("no-such-table")
        .hasMessageContaining("ap-northeast-2")
        .hasMessageContaining("AUDIT_TABLE");
  }
}
