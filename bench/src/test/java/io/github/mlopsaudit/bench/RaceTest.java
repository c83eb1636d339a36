package io.github.mlopsaudit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlopsaudit.bench.ColdStart.Took;
import io.github.mlopsaudit.local.ProjectFolder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RaceTest {

  private static final int STUDENTS = 3;
  private static final Machine MACHINE = new Machine(2, "Test-25", "Linux amd64");

  private static Contenders contenders(Laboratory laboratory) {
    return new Contenders(ProjectFolder.find(), laboratory.folder(), List.of());
  }

  @Test
  void theScriptAsksAboutEachBucketAndRepository() {
    try (Laboratory laboratory = Laboratory.open(Duration.ZERO);
        StubSite site = laboratory.site(STUDENTS)) {
      Lap lap = contenders(laboratory).boto3Threads(4).run().apply(site);

      assertThat(lap.calls()).isEqualTo(site.calls());
      assertThat(lap.wallMillis()).isPositive();
      assertThat(lap.cpuMillis()).isPositive();
      assertThat(lap.peakRssKib()).isPositive();
      assertThat(site.stub().calls())
          .containsEntry("s3:GetBucketPolicyStatus", STUDENTS)
          .containsEntry("ecr:DescribeImageScanFindings", 3 * STUDENTS)
          .containsEntry("sns:Publish", 1);
    }
  }

  @Test
  void tellsWhatAPeerFailedWith() {
    try (Laboratory laboratory = Laboratory.open(Duration.ZERO);
        StubSite site = laboratory.site(0)) {
      Contender boto3 = contenders(laboratory).boto3Threads(1);

      assertThatExceptionOfType(BenchException.class)
          .isThrownBy(() -> boto3.run().apply(site))
          .withMessageContaining("it did not see the whole class");
    }
  }

  @Test
  void setsEachPeerAgainstTheAudit() {
    Map<String, List<Lap>> laps = new LinkedHashMap<>();
    laps.put("audit", List.of(lap(4000), lap(1000), lap(2000)));
    laps.put("other", List.of(lap(1000).times(7.5)));

    String text = new RaceReport(MACHINE, "Somewhere.", Map.of(15, laps)).text();

    assertThat(text)
        .contains("2 cores, Test-25, Linux amd64", "Somewhere.")
        .containsPattern("audit +2\\.00 \\(1\\.00-4\\.00\\).* 1\\.00\n")
        .containsPattern("other +7\\.50 .* 3\\.75\n");
  }

  private static Lap lap(long millis) {
    return new Lap(millis, millis, 1024, 10);
  }

  @Test
  void setsEachStartAgainstTheFirst() {
    Map<String, List<Took>> starts = new LinkedHashMap<>();
    starts.put("naive", List.of(took(2000)));
    starts.put("better", List.of(took(1000), took(1200)));

    assertThat(new ColdStartReport(MACHINE, starts).text())
        .containsPattern("naive +2000 \\(2000-2000\\) .* 1\\.00 ")
        .containsPattern("better +1100 \\(1000-1200\\) .* 0\\.55 ");
  }

  private static Took took(long millis) {
    return new Took(Duration.ofMillis(millis), Duration.ofMillis(millis), Duration.ofMillis(9));
  }
}
