package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.TokenBuckets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An account whose limits the class soon reaches: of each operation of S3 and ECR so many calls a
/// second. `-Dthrottle.students=N` makes the class larger.
final class ThrottledAccountTest {

  private static final int STUDENTS = Integer.getInteger("throttle.students", 30);
  private static final double S3 = 10;
  private static final double ECR = 34;

  @Test
  void losesNothingAndDoesNotHammer() {
    HealthyClass healthy = HealthyClass.of(STUDENTS);
    TokenBuckets limits = new TokenBuckets(Map.of("s3", S3, "ecr", ECR));
    Course course = StubbedClass.course(STUDENTS);
    try (StubAws aws =
            StubAws.start(call -> limits.apply(call).orElseGet(() -> healthy.apply(call)));
        AwsClients clients =
            new AwsClients(AwsSettings.from(aws.environment(), StubbedClass.REGION))) {
      Snapshot snapshot =
          new SnapshotReader(clients, InstantSource.fixed(StubbedClass.NOW))
              .read(
                  course,
                  Selection.ALL,
                  Set.of(Read.values()),
                  StubbedClass.NOW.plus(Duration.ofMinutes(10)),
                  Progress.SILENT);

      double share = (double) limits.throttled() / (limits.taken() + limits.throttled());
      assertThat(snapshot.gaps()).isEmpty();
      assertThat(limits.throttled()).isPositive();
      assertThat(share).as("share of throttled answers").isLessThan(0.35);
    }
  }
}
