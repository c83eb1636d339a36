package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.assessed;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class HostileContentTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();

  private final String table = DynamoDbLocal.newTable(CLIENT);

  private Map<String, AttributeValue> item(String sort) {
    return DynamoDbLocal.items(CLIENT, table).stream()
        .filter(item -> item.getOrDefault("SK", Values.text("")).s().startsWith(sort))
        .findFirst()
        .orElse(Map.of());
  }

  @Test
  void cutsAFindingThatIsTooLargeForAnItem() {
    String huge = "가🙂<script>\u0000#".repeat(100_000);
    Message message = new Message("s3-versioning.fail.never", Collections.nCopies(500, huge));
    Report report =
        report(
            run("r1", NIGHT),
            course("07"),
            assessed(VERSIONING, "07", new Verdict.Fail(Severity.HIGH, message, huge)));

    assertThat(new Rows(CLIENT, table).remember(report).delivery()).isEqualTo(Delivery.DONE);

    assertThat(item("FND#").getOrDefault("remedy", Values.text("")).s())
        .startsWith("가🙂<script>\u0000#가")
        .endsWith("…");
  }

  @Test
  void keepsTheFirstOfVeryManyRepositoriesAndHowManyThereAre() {
    List<Bucket> buckets =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Given.bucket("mlops-training-user-x%04d".formatted(i)).build())
            .toList();
    List<Repository> repositories =
        IntStream.range(0, 5_000)
            .mapToObj(i ->
                Given.repository("mlops-user07-" + "%04d".formatted(i) + "x".repeat(240)).build())
            .toList();
    Report report = report(run("r1", NIGHT), course("07"), buckets, repositories);

    assertThat(new Rows(CLIENT, table).remember(report).delivery()).isEqualTo(Delivery.DONE);

    long kept =
        DynamoDbLocal.items(CLIENT, table).stream()
            .flatMap(item -> item.values().stream())
            .filter(AttributeValue::hasM)
            .map(AttributeValue::m)
            .filter(service -> service.containsKey("repositories"))
            .mapToLong(service -> service.getOrDefault("repositories", Values.text("")).l().size())
            .max()
            .orElse(0);
    assertThat(kept).isEqualTo(100);
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(Values.text("가나다라", 9).s()).isEqualTo("가나…");
    assertThat(Values.text("가나다", 9).s()).isEqualTo("가나다");
    assertThat(Values.text("🙂🙂🙂", 8).s()).isEqualTo("🙂…");
  }
}
