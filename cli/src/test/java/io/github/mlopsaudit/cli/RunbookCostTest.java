package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The costs in docs/runbook.md are those of the calls that docs/benchmarks.md counted, at the
/// prices of the runbook.
final class RunbookCostTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final int NIGHTS = 30;
  private static final double MILLION = 1e6;
  private static final int READ_UNITS_OF_A_QUERY = 10;
  private static final int WRITE_UNITS_OF_A_TRANSACTION = 400;
  private static final int WRITE_UNITS = 2;

  private static List<List<String>> table(String file, String begin) throws IOException {
    String text = Files.readString(PROJECT.path().resolve(file));
    assertThat(text).contains(begin);
    return text.substring(text.indexOf(begin) + begin.length())
        .lines()
        .dropWhile(line -> !line.startsWith("| ---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  private static Map<String, Double> prices() throws IOException {
    return table("docs/runbook.md", "<!-- prices -->").stream()
        .collect(Collectors.toMap(List::getFirst, row -> Double.valueOf(row.get(1))));
  }

  /// How often each operation was called; `column` is 1 for the smaller class, 2 for the larger.
  private static Map<String, Integer> calls(int column) throws IOException {
    Map<String, Integer> calls = new HashMap<>();
    for (List<String> row : table("docs/benchmarks.md", "Calls by operation")) {
      int count = Integer.parseInt(row.get(column).replace(",", ""));
      Pattern.compile("`([^`]+)`")
          .matcher(row.getFirst())
          .results()
          .map(operation -> operation.group(1))
          .forEach(operation -> assertThat(calls.put(operation, count)).as(operation).isNull());
    }
    return calls;
  }

  private static double processorSeconds(int column) throws IOException {
    return table("docs/benchmarks.md", "## Measured").stream()
        .filter(row -> row.getFirst().equals("CPU, s"))
        .map(row -> Double.valueOf(row.get(column).replaceAll(" .*", "")))
        .findFirst()
        .orElseThrow();
  }

  private static double price(Map<String, Double> prices, String name) {
    return Objects.requireNonNull(prices.get(name), name);
  }

  /// Which row of the costs an operation adds to, and what it costs; free ones to none.
  private static Cost of(String operation, Map<String, Double> prices) {
    double get = price(prices, "S3 GET and all other requests");
    double list = price(prices, "S3 PUT and LIST requests");
    double read = price(prices, "DynamoDB read units");
    double write = price(prices, "DynamoDB write units");
    return switch (operation) {
      case "s3:ListBuckets", "s3:ListObjectsV2", "s3:PutObject" -> new Cost("S3", list);
      case "dynamodb:Query" -> new Cost("DynamoDB", READ_UNITS_OF_A_QUERY * read);
      case "dynamodb:GetItem" -> new Cost("DynamoDB", read);
      case "dynamodb:TransactWriteItems" ->
          new Cost("DynamoDB", WRITE_UNITS_OF_A_TRANSACTION * write);
      case "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem" ->
          new Cost("DynamoDB", WRITE_UNITS * write);
      case "sns:Publish" ->
          new Cost(
              "SNS, one mail a night", price(prices, "SNS messages") + price(prices, "SNS mails"));
      case "sns:GetTopicAttributes" ->
          new Cost("SNS, one mail a night", price(prices, "SNS messages"));
      default -> {
        if (operation.matches("(s3|s3-control):(Get|Head).+")) {
          yield new Cost("S3", get);
        }
        assertThat(operation).as("has a price").matches("(ecr|sts|iam|ssm):.+");
        yield new Cost("", 0);
      }
    };
  }

  private record Cost(String row, double ofAMillion) {}

  private static Map<String, Double> month(int column) throws IOException {
    Map<String, Double> prices = prices();
    Map<String, Double> month = new HashMap<>();
    calls(column)
        .forEach((operation, count) -> {
          Cost cost = of(operation, prices);
          month.merge(cost.row(), cost.ofAMillion() * count * NIGHTS / MILLION, Double::sum);
        });
    double gigabytes = memory() / 1024.0;
    double lambda =
        gigabytes * processorSeconds(column) * price(prices, "Lambda GB-seconds, arm64")
            + price(prices, "Lambda requests");
    month.put("Lambda", lambda * NIGHTS / MILLION);
    month.put("in all", month.values().stream().mapToDouble(Double::doubleValue).sum());
    month.remove("");
    return month;
  }

  private static int memory() {
    return Integer.parseInt(
        String.valueOf(
            SamTemplate.of(PROJECT)
                .section("Resources", "AuditFunction", "Properties")
                .get("MemorySize")));
  }

  @Test
  void statesWhatTheCountedCallsCost() throws IOException {
    List<Map<String, Double>> months = List.of(month(1), month(2));

    List<List<String>> stated = table("docs/runbook.md", "<!-- costs -->");

    assertThat(stated.stream().map(List::getFirst))
        .containsExactlyInAnyOrderElementsOf(months.getFirst().keySet());
    for (List<String> row : stated) {
      List<String> computed =
          IntStream.range(0, months.size())
              .mapToObj(i -> String.format(Locale.ROOT, "%.3f", months.get(i).get(row.getFirst())))
              .toList();
      assertThat(row.subList(1, row.size())).as(row.getFirst()).isEqualTo(computed);
    }
  }

  /// A tenth of a dollar each.
  @Test
  void statesWhatTheAlarmsCost() throws IOException {
    long alarms =
        SamTemplate.of(PROJECT).section("Resources").keySet().stream()
            .filter(id -> id.endsWith("Alarm"))
            .count();

    List<MatchResult> stated =
        Pattern.compile("\\| (\\d+) alarms .*\\| (\\d\\.\\d\\d) \\|")
            .matcher(Files.readString(PROJECT.path().resolve("docs/runbook.md")))
            .results()
            .toList();

    assertThat(stated).hasSize(1);
    assertThat(Long.parseLong(stated.getFirst().group(1))).isEqualTo(alarms);
    assertThat(stated.getFirst().group(2))
        .isEqualTo(String.format(Locale.ROOT, "%.2f", alarms / 10.0));
  }
}
