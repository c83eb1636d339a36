package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import io.github.mlopsaudit.local.stub.TokenBuckets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// An account whose limits the class soon reaches: of each operation of S3 and ECR so many calls a
/// second. The default is half of what others have met, so that a busy machine can keep up.
///
/// `-Dthrottle.students=100 -Dthrottle.s3=10 -Dthrottle.ecr=34` makes the class larger and the
/// limits those that others have met, or any other. How long it takes is judged only then: on a
/// machine that does something else besides, a small class may take longer for no fault of its own.
final class ThrottledAccountTest {

  private static final int STUDENTS = Integer.getInteger("throttle.students", 35);
  private static final double S3 = Integer.getInteger("throttle.s3", 5);
  private static final double ECR = Integer.getInteger("throttle.ecr", 17);

  private final HealthyClass healthy = HealthyClass.of(STUDENTS);
  private final TokenBuckets limits = new TokenBuckets(Map.of("s3", S3, "ecr", ECR));
  private final Course course = StubbedClass.course(STUDENTS);

  @Test
  void losesNothingTakesLittleLongerThanItMustAndDoesNotHammer() {
    read(healthy);

    long start = System.nanoTime();
    Snapshot snapshot = read(call -> limits.apply(call).orElseGet(() -> healthy.apply(call)));
    double seconds = (System.nanoTime() - start) / 1e9;

    double least = limits.leastSeconds();
    int sent = limits.taken() + limits.throttled();
    double calls = (double) sent / limits.taken();
    System.out.printf(
        "%d students, %.0f calls of S3 and %.0f of ECR a second: %.1f s, %.3f of the least;"
            + " %d calls, %.3f of those needed%n",
        STUDENTS, S3, ECR, seconds, seconds / least, sent, calls);
    assertThat(snapshot.gaps()).isEmpty();
    assertThat(limits.throttled()).isPositive();
    if (System.getProperty("throttle.students") != null) {
      assertThat(seconds / least).as("time, of the least").isLessThan(1.15);
    }
    assertThat(calls).as("calls, of those that are needed").isLessThan(1.3);
  }

  private Snapshot read(Function<StubCall, Answer> account) {
    try (StubAws aws = StubAws.start(account);
        AwsClients clients =
            new AwsClients(AwsSettings.from(aws.environment(), StubbedClass.REGION))) {
      return new SnapshotReader(clients, InstantSource.fixed(StubbedClass.NOW))
          .read(
              course,
              Selection.ALL,
              Set.of(Read.values()),
              StubbedClass.NOW.plus(Duration.ofMinutes(10)),
              Progress.SILENT);
    }
  }
}
