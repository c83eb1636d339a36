package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

  private final StubbedClass stubbed = StubbedClass.of(20);

  @BeforeEach
  void warmUp() {
    stubbed.read();
  }

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @Test
  void keepsWhatWasReadBeforeIt() {
    stubbed.aws.on("s3:GetBucketVersioning").answer(new Answer.Hang());

    Snapshot snapshot = readWithin(Duration.ofSeconds(2));

    assertThat(snapshot.seenBuckets()).hasSize(20);
    assertThat(snapshot.gaps())
        .isNotEmpty()
        .allMatch(gap -> gap.unreadable().cause() == Cause.DEADLINE);
    assertThat(snapshot.gaps())
        .filteredOn(gap -> gap.unreadable().action().equals("s3:GetBucketVersioning"))
        .hasSize(20);
  }

  @Test
  void doesNotWaitForSlowCalls() {
    stubbed.aws.on("s3:*").answer(new Answer.Hang());
    stubbed.aws.on("ecr:*").answer(new Answer.Hang());
    Instant start = Instant.now();

    Snapshot snapshot = readWithin(Duration.ofMillis(500));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    assertThat(snapshot.gaps()).extracting(Gap::where).contains("s3", "ecr ap-northeast-2");
  }

  @Test
  void readsNothingWhenItHasPassed() {
    Snapshot snapshot = readWithin(Duration.ofSeconds(-1));

    assertThat(snapshot.gaps())
        .hasSize(5)
        .allMatch(gap -> gap.unreadable().cause() == Cause.DEADLINE);
  }

  private Snapshot readWithin(Duration budget) {
    return stubbed.read(Selection.ALL, budget, Progress.SILENT);
  }
}
