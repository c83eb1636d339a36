package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Measures the audit beside its peers. They take turns within each round, so that a busy minute of
/// the machine does not fall on one of them alone. docs/benchmarks.md says what the figures mean.
public final class Race {

  private static final int THREADS = 64;
  private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

  private final int repeat;
  private final Consumer<String> progress;
  private final Map<Integer, Map<String, List<Lap>>> laps = new TreeMap<>();

  private Race(int repeat, Consumer<String> progress) {
    this.repeat = repeat;
    this.progress = progress;
  }

  /// On a stub AWS over TLS in which each call takes the same time, against boto3.
  ///
  /// @param oneCore whether contenders share the first processor, and the stub has the others
  /// @throws BenchException if a contender fails, or does not see everything
  public static RaceReport onStub(
      BenchOptions options, boolean oneCore, Consumer<String> progress) {
    Race race = new Race(options.repeat(), progress);
    try (Laboratory laboratory = Laboratory.open(options.latency())) {
      Contenders contenders =
          new Contenders(ProjectFolder.find(), laboratory.folder(), oneCore ? ONE_CORE : List.of());
      AuditCache cache = contenders.train(laboratory);
      List<Contender> field =
          List.of(
              contenders.audit(cache),
              contenders.cachedAudit(cache),
              contenders.boto3Threads(THREADS),
              contenders.boto3Sequential());
      for (int students : options.students()) {
        race.run(students, field, laboratory::site);
      }
    }
    String ground =
        "A stub AWS over TLS, %d ms per call; contenders %s."
            .formatted(
                options.latency().toMillis(),
                oneCore ? "share one processor" : "may use every processor");
    return race.report(ground);
  }

  /// On the sample class of a local AWS, against the course's way, boto3 and, if wanted, Prowler.
  ///
  /// @throws BenchException if a contender fails, or does not see everything
  public static RaceReport onLocalAws(
      BenchOptions options, boolean prowler, Consumer<String> progress) {
    Race race = new Race(options.repeat(), progress);
    try (Laboratory laboratory = Laboratory.open(Duration.ZERO);
        LocalAws aws = LocalAws.start()) {
      Contenders contenders = new Contenders(ProjectFolder.find(), laboratory.folder(), List.of());
      AuditCache cache = contenders.train(laboratory);
      for (int students : options.students()) {
        List<Contender> field =
            new ArrayList<>(
                List.of(
                    contenders.audit(cache),
                    contenders.cachedAudit(cache),
                    contenders.boto3Threads(THREADS),
                    contenders.boto3Sequential(),
                    contenders.awsCli(students)));
        if (prowler) {
          field.add(contenders.prowler());
        }
        race.run(students, field, size -> LocalAwsSite.of(aws, size));
      }
    }
    return race.report("The sample class on the local AWS (moto), which is slower than AWS.");
  }

  private void run(int students, List<Contender> field, IntFunction<Site> sites) {
    for (int round = 1; round <= repeat; round++) {
      for (Contender contender : field) {
        if (contender.takesPart().test(students)) {
          lap(students, round, contender, sites);
        }
      }
    }
  }

  private void lap(int students, int round, Contender contender, IntFunction<Site> sites) {
    try (Site site = sites.apply(students)) {
      Lap lap = contender.run().apply(site);
      laps.computeIfAbsent(students, _ -> new LinkedHashMap<>())
          .computeIfAbsent(contender.name(), _ -> new ArrayList<>())
          .add(lap);
      progress.accept(
          "%d students, round %d of %d, %s: %.2f s"
              .formatted(students, round, repeat, contender.name(), lap.wallMillis() / 1000.0));
    }
  }

  private RaceReport report(String ground) {
    return new RaceReport(Machine.here(), ground, laps);
  }
}
