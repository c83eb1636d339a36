package io.github.mlopsaudit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the counts, which every machine must get. Times are for people to judge.
final class BenchTest {

  private static final int MOST_CALLS_PER_STUDENT = 27;
  private static final int SPARE_CONNECTIONS = 5;

  private static final List<String> PROGRESS = new ArrayList<>();
  private static BenchReport report;

  @BeforeAll
  static void measure() {
    report =
        Bench.run(new BenchOptions(List.of(100, 15), 1, Duration.ofMillis(5), 0), PROGRESS::add);
  }

  @Test
  void measuresEachSizeFromTheSmallest() {
    assertThat(report.series()).extracting(Series::students).containsExactly(15, 100);
    assertThat(PROGRESS).hasSize(2);
    assertThat(PROGRESS.getFirst()).startsWith("15 students, run 1 of 1: ");
  }

  @Test
  void callsAwsFewTimesPerStudent() {
    assertThat(report.series())
        .allSatisfy(series ->
            assertThat(series.runs())
                .extracting(run -> run.allCalls() / (double) series.students())
                .allMatch(calls -> calls <= MOST_CALLS_PER_STUDENT));
  }

  @Test
  void opensFewConnectionsOverTls() {
    assertThat(report.series().stream().flatMap(BenchTest::all))
        .extracting(Measurement::allConnections)
        .allMatch(connections -> connections <= report.concurrency() + SPARE_CONNECTIONS);
  }

  @Test
  void readsWritesAndTellsEverything() {
    assertThat(report.series().stream().flatMap(BenchTest::all))
        .allSatisfy(run -> {
          assertThat(run.coverage()).isEqualTo(100);
          assertThat(run.calls()).containsEntry("sns:Publish", 1);
          assertThat(run.calls()).containsEntry("sns:GetTopicAttributes", 1);
          assertThat(run.calls()).containsKey("dynamodb:TransactWriteItems");
          assertThat(run.calls()).containsEntry("s3:PutObject", 5);
        });
  }

  @Test
  void showsWhatItMeasured() {
    assertThat(report.text())
        .contains("calls per student", "connections to s3", "s3:ListObjectsV2")
        .contains(report.machine().jdk());
    assertThat(report.json()).contains("\"students\" : 100", "\"runMillis\" : ");
  }

  private static Stream<Measurement> all(Series series) {
    return series.runs().stream();
  }
}
