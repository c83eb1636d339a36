package io.github.mlopsaudit;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// A whole audit of a class that is not there: reads, judges, writes, renders and tells in memory.
/// It opens no connection, asks for no credentials, writes no log line and no metric. What it
/// leaves behind are loaded classes and compiled code, in a SnapStart snapshot or an ahead-of-time
/// cache.
public final class Rehearsal {

  private static final String REGION = "ap-northeast-2";

  /// Some of the code is compiled only when it has run a few times.
  private static final int TIMES = 3;

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_REGION", REGION,
          "AWS_ACCESS_KEY_ID", "rehearsal",
          "AWS_SECRET_ACCESS_KEY", "rehearsal",
          "AUDIT_TABLE", "rehearsal",
          "AUDIT_REPORT_BUCKET", "rehearsal",
          "AUDIT_TOPIC_ARN", "arn:aws:sns:" + REGION + ":000000000000:rehearsal");

  private Rehearsal() {}

  /// For the training run of an ahead-of-time cache.
  public static void main(String[] arguments) {
    run();
  }

  static void run() {
    for (int time = 0; time < TIMES; time++) {
      var _ = once();
    }
  }

  static Outcome once() {
    Configuration configuration = new Configuration(ENVIRONMENT);
    InstantSource clock = InstantSource.system();
    Instant now = clock.instant();
    Run run = new Run("rehearsal", now.getEpochSecond(), now, Selection.ALL);
    try (AwsClients clients = AwsClients.inMemory(configuration.aws())) {
      return Audit.of(configuration, clients, clock)
          .run(
              new AuditRequest(run, true, true),
              configuration.course(),
              now.plus(Duration.ofMinutes(1)),
              Progress.SILENT);
    }
  }
}
