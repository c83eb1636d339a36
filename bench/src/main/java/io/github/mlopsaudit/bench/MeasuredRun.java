package io.github.mlopsaudit.bench;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.AuditHandler;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.local.LocalContext;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.joda.time.DateTime;

/// The program of the measured JVM: makes the Lambda function's handler, invokes it once with the
/// event of a night and writes what that took to the file that it is given.
final class MeasuredRun {

  static final String RUN_MILLIS = "runMillis";
  static final String CPU_MILLIS = "cpuMillis";
  static final String PEAK_RSS_KIB = "peakRssKib";
  static final String COVERAGE = "coverage";
  static final String PUBLISHED = "published";

  private MeasuredRun() {}

  public static void main(String[] args) throws IOException {
    InstantSource clock = InstantSource.system();
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.parse(clock.instant().toString()));
    event.setResources(
        List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/nightly"));
    long start = System.nanoTime();
    AtomicReference<RunSummary> summary = new AtomicReference<>();
    var _ =
        new AuditHandler(
                new Configuration(System.getenv()),
                clock,
                Progress.SILENT,
                outcome -> summary.set(outcome.summary()))
            .handleRequest(event, new LocalContext());
    Duration run = Duration.ofNanos(System.nanoTime() - start);
    write(Path.of(args[0]), run, summary.get());
    // Like Lambda, which keeps the handler and its clients, whose threads would go on.
    System.exit(0);
  }

  private static void write(Path file, Duration run, RunSummary summary) throws IOException {
    Properties figures = new Properties();
    figures.setProperty(RUN_MILLIS, Long.toString(run.toMillis()));
    figures.setProperty(CPU_MILLIS, Long.toString(cpu().toMillis()));
    findPeakRssKib().ifPresent(kib -> figures.setProperty(PEAK_RSS_KIB, kib));
    figures.setProperty(COVERAGE, Double.toString(summary.coverage()));
    figures.setProperty(PUBLISHED, summary.published().toString());
    try (Writer out = Files.newBufferedWriter(file)) {
      figures.store(out, null);
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  // VmHWM:	  123456 kB
  private static Optional<String> findPeakRssKib() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("\\D", ""))
          .findFirst();
    }
  }
}
