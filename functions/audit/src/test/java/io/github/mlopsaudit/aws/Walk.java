package io.github.mlopsaudit.aws;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Reads and judges the uneven class again and again, with all checks on, on one stub.
final class Walk implements AutoCloseable {

  static final Course COURSE =
      UnevenClass.course(
          Checks.all().stream().collect(toMap(check -> check.rule().id(), _ -> true)));

  /// One attempt is enough to fail.
  private static final Patience ONCE =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), 1, 1, Duration.ofMillis(1));

  final StubAws aws;
  private final ChangingAccount account = new ChangingAccount(new UnevenClass(false));
  private final AwsClients clients;
  private final Map<Boolean, Map<String, Assessment>> undisturbed;

  Walk() {
    this.aws = StubAws.start(account);
    this.clients = clients(ONCE);
    this.undisturbed =
        Map.of(true, judge(new UnevenClass(true)), false, judge(new UnevenClass(false)));
  }

  private AwsClients clients(Patience patience) {
    return new AwsClients(
        AwsSettings.from(aws.environment(), StubbedClass.REGION)
            .withConcurrency(32)
            .withPatience(patience));
  }

  /// What the checks say where nothing fails, by check, resource and student.
  Map<String, Assessment> undisturbed(boolean guarded) {
    return undisturbed.getOrDefault(guarded, Map.of());
  }

  /// What the checks say of the account.
  Map<String, Assessment> judge(Function<StubCall, Answer> other) {
    account.become(other);
    return byKey(Checks.judge(read(clients, Set.of(Read.values())), COURSE));
  }

  /// What is read of the uneven class where only these reads are made.
  Snapshot read(Set<Read> wanted) {
    account.become(new UnevenClass(false));
    return read(clients, wanted);
  }

  /// What is read of the account where no call may take longer than a second.
  Snapshot readImpatiently(Function<StubCall, Answer> other) {
    account.become(other);
    Patience little = new Patience(ONCE.call(), Duration.ofSeconds(1), 1, 1, ONCE.pause());
    try (AwsClients impatient = clients(little)) {
      return read(impatient, Set.of(Read.values()));
    }
  }

  private static Snapshot read(AwsClients clients, Set<Read> wanted) {
    return new SnapshotReader(clients, InstantSource.fixed(StubbedClass.NOW))
        .read(
            COURSE,
            Selection.ALL,
            wanted,
            StubbedClass.NOW.plus(Duration.ofMinutes(1)),
            Progress.SILENT);
  }

  static Map<String, Assessment> byKey(List<Assessment> assessments) {
    Map<String, Assessment> byKey = new HashMap<>();
    for (Assessment assessment : assessments) {
      Assessment other = byKey.put(key(assessment), assessment);
      assertThat(other).as("twice: " + assessment).isNull();
    }
    return byKey;
  }

  // Without the region: that of a bucket is what is asked for.
  static String key(Assessment assessment) {
    return String.join(
        " ",
        assessment.rule().id(),
        assessment.resource().kind().type(),
        assessment.resource().name(),
        assessment.student());
  }

  static boolean needs(Assessment assessment, String action) {
    return check(assessment).reads().stream().anyMatch(read -> read.action().equals(action));
  }

  /// The check of the audit's own sight names no read, and looks at what all of them missed.
  static boolean judgesByGaps(Assessment assessment) {
    return check(assessment).reads().isEmpty();
  }

  private static Check check(Assessment assessment) {
    return Checks.all().stream()
        .filter(check -> check.rule().id().equals(assessment.rule().id()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    clients.close();
    aws.close();
  }
}
