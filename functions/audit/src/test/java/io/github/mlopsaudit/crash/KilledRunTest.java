package io.github.mlopsaudit.crash;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.crash.KillingProxy.Moment;
import io.github.mlopsaudit.ledger.DynamoDbLocal;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A process that publishes is killed (SIGKILL) at moments chosen by `-Dcrash.seed`, so often as
/// `-Dcrash.kills` says; then the same event comes again. DynamoDB Local and moto are the AWS.
final class KilledRunTest {

  private static final int KILLS = Integer.getInteger("crash.kills", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  /// Two of three moments are those at which something is written or sent.
  private static final int READS_OF_TEN = 3;

  /// Longer than a lease and than the outbox's patience, as Lambda's retry comes.
  private static final Duration LATER = Duration.ofMinutes(2);

  private final DynamoDbClient client = DynamoDbLocal.client();
  private final Random random = new Random(SEED);
  private final List<Destinations> destinations = new ArrayList<>();
  private final List<KillingProxy> proxies = new ArrayList<>();

  @TempDir private Path folder;

  /// What a run left: the table, and how often each audience was told.
  private record Traces(Set<Map<String, AttributeValue>> items, Map<String, Long> told) {}

  @BeforeEach
  void createClass() throws IOException {
    LocalAws aws = SharedLocalAws.empty();
    destinations.add(SampleClass.of(2).create(aws.environment()));
    proxies.add(KillingProxy.start(DynamoDbLocal.endpoint(), aws.endpoint()));
  }

  @AfterEach
  void stop() {
    proxies.forEach(KillingProxy::close);
    client.close();
  }

  private KillingProxy proxy() {
    return proxies.getFirst();
  }

  private Map<String, String> environment(String table) {
    Map<String, String> environment = new HashMap<>(SharedLocalAws.get().environment());
    environment.put("AWS_ENDPOINT_URL", proxy().endpoint().toString());
    environment.put("AUDIT_ROSTER", "01-02");
    environment.put("AUDIT_TABLE", table);
    environment.put("AUDIT_TOPIC_ARN", destinations.getFirst().topicArn());
    environment.put("AUDIT_REPORT_BUCKET", destinations.getFirst().reportBucket());
    environment.put("AUDIT_STUDENT_MAIL", "true");
    return environment;
  }

  @Test
  void leavesWhatARunLeavesThatWasNeverKilled(TestReporter reporter)
      throws IOException, InterruptedException {
    reporter.publishEntry("crash.seed", String.valueOf(SEED));
    String undisturbed = DynamoDbLocal.newTable(client);
    assertThat(runInAProcess(undisturbed, Moment.NEVER)).isZero();
    int writes = proxy().writes();
    int reads = proxy().reads();
    Traces expected = traces(undisturbed);
    assertThat(expected.told())
        .containsKeys("instructor", "01", "02")
        .allSatisfy((_, told) -> assertThat(told).isOne());

    for (int kill = 0; kill < KILLS; kill++) {
      Moment moment = moment(writes, reads);
      String table = DynamoDbLocal.newTable(client);

      int exitCode = runInAProcess(table, moment);

      String what = "crash.seed=%d, kill %d: %s".formatted(SEED, kill, moment);
      assertThat(exitCode).as(what).isEqualTo(128 + 9);
      proxy().expect(Moment.NEVER);
      NightlyRun.handle(environment(table), InstantSource.offset(InstantSource.system(), LATER));
      Traces left = traces(table);
      assertThat(left.items()).as(what).isEqualTo(expected.items());
      // Once more at worst: messages may have been under way. Two at once, to the two students.
      assertThat(left.told()).as(what).containsOnlyKeys(expected.told().keySet());
      assertThat(left.told().values()).as(what).allMatch(told -> told == 1 || told == 2);
    }
  }

  private Moment moment(int writes, int reads) {
    boolean writing = random.nextInt(10) >= READS_OF_TEN;
    return new Moment(writing, 1 + random.nextInt(writing ? writes : reads), random.nextBoolean());
  }

  private int runInAProcess(String table, Moment moment) throws IOException, InterruptedException {
    proxy().expect(moment);
    Process process = NightlyRun.start(environment(table), folder.resolve("log"));
    proxy().watch(process);
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
      if (moment.equals(Moment.NEVER) && process.exitValue() != 0) {
        System.err.println(Files.readString(folder.resolve("log")));
      }
    }
  }

  private Traces traces(String table) {
    Map<String, Long> told =
        new Inbox(SharedLocalAws.get().environment(), destinations.getFirst().queueUrl())
            .read().stream()
                .map(letter ->
                    letter
                        .attributes()
                        .getOrDefault("student", letter.attributes().getOrDefault("audience", "?")))
                .collect(groupingBy(who -> who, TreeMap::new, counting()));
    return new Traces(
        DynamoDbLocal.items(client, table).stream().map(KilledRunTest::lasting).collect(toSet()),
        told);
  }

  /// Without who sent a message, and when, which is of the delivery that sent it.
  private static Map<String, AttributeValue> lasting(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .filter(entry -> !Set.of("claim", "claimedAt").contains(entry.getKey()))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
