package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.local.ThrowawayKey;
import io.github.mlopsaudit.local.stub.StubAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What every measurement needs: a folder that does not outlive it, and in it the key of the stub
/// and the list of its hosts.
record Laboratory(Path folder, ThrowawayKey key, List<String> jvmOptions, Duration latency)
    implements AutoCloseable {

  private static final String REGION = "ap-northeast-2";

  /// A class in which all is well, such as that of one student, gets no message.
  private static final String DELIVERED =
      "Published\\[table=DONE, report=DONE, topic=(DONE|SKIPPED)]";

  private static final double EVERYTHING = 100;

  static Laboratory open(Duration latency) {
    try {
      Path folder = Files.createTempDirectory("audit-bench");
      ThrowawayKey key = ThrowawayKey.create(folder, StubHosts.DOMAIN);
      List<String> jvmOptions =
          Stream.concat(key.trust().stream(), StubHosts.resolve(folder).stream()).toList();
      return new Laboratory(folder, key, jvmOptions, latency);
    } catch (IOException e) {
      throw new BenchException("There is no folder for temporary files", e);
    }
  }

  /// How many calls the audit makes at once.
  static int concurrency() {
    return AwsSettings.from(Map.of(), REGION).concurrency();
  }

  /// Audits a class of so many students once, with these options of the JVM more.
  Measurement measure(int students, List<String> options) {
    try (StubAws stub = StubAws.start(new MixedClass(students), key.serverContext())) {
      stub.delay(latency);
      FreshJvm.Run run =
          new FreshJvm(folder, concat(jvmOptions, options), environment(stub)).measure();
      Properties figures = run.figures();
      requireWhole(figures);
      String peak = figures.getProperty(MeasuredRun.PEAK_RSS_KIB);
      return new Measurement(
          new TreeMap<>(stub.calls()),
          new TreeMap<>(stub.connectionsByService()),
          Long.parseLong(figures.getProperty(MeasuredRun.RUN_MILLIS)),
          run.process().toMillis(),
          Long.parseLong(figures.getProperty(MeasuredRun.CPU_MILLIS)),
          peak == null ? null : Long.valueOf(peak),
          Double.parseDouble(figures.getProperty(MeasuredRun.COVERAGE)));
    }
  }

  private static List<String> concat(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// A class on a stub, for a lap.
  StubSite site(int students) {
    StubAws stub = StubAws.start(new MixedClass(students), key.serverContext());
    stub.delay(latency);
    Map<String, String> environment = environment(stub);
    environment.put("AWS_CA_BUNDLE", key.certificate().toString());
    return new StubSite(stub, environment, jvmOptions);
  }

  Map<String, String> environment(StubAws stub) {
    Map<String, String> environment = new HashMap<>(stub.environment());
    environment.remove("AWS_ENDPOINT_URL");
    environment.putAll(StubHosts.endpoints(stub.endpoint()));
    environment.put("AWS_REGION", REGION);
    // Files that are not there: the person's own settings are no part of the measurement.
    environment.put("AWS_CONFIG_FILE", folder.resolve("no-config").toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("no-credentials").toString());
    // Without it the metrics would look for an agent on this machine.
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
    environment.put("AUDIT_TABLE", "bench");
    environment.put("AUDIT_TOPIC_ARN", "arn:aws:sns:" + REGION + ":123456789012:bench");
    environment.put("AUDIT_REPORT_BUCKET", "bench-reports");
    environment.put("AUDIT_COURSE_PARAMETER", "/bench/course");
    return environment;
  }

  /// The figures of a run that missed something would be those of less work.
  static void requireWhole(Properties figures) {
    double coverage = Double.parseDouble(figures.getProperty(MeasuredRun.COVERAGE));
    String published = figures.getProperty(MeasuredRun.PUBLISHED);
    if (coverage < EVERYTHING || !published.matches(DELIVERED)) {
      throw new BenchException(
          "The measured run saw %s %% of what it should and ended with %s"
              .formatted(coverage, published));
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new BenchException("The temporary folder " + folder + " cannot be deleted", e);
    }
  }
}
