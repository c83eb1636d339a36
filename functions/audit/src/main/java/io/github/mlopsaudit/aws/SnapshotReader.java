package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.BucketsReader.Buckets;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Strays;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads the whole class at one instant, as far as selection and time allow.
public final class SnapshotReader {

  private final AwsClients clients;
  private final InstantSource clock;

  public SnapshotReader(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /// Reads what the selection asks for. Of a service that it does not include there are no buckets
  /// or repositories, and the account blocks nothing. What is not in `wanted` is not asked for.
  /// What is not read at the deadline is unreadable.
  ///
  /// @throws NoIdentityException if AWS does not know who asks
  public Snapshot read(
      Course course, Selection selection, Set<Read> wanted, Instant deadline, Progress progress) {
    Instant takenAt = clock.instant();
    String account = new IdentityReader(clients).read().account();
    Duration budget = Duration.between(clock.instant(), deadline);
    try (Calls calls = new Calls(clients.settings().readsPerService(), budget, wanted)) {
      ReadingProgress counted = new ReadingProgress(progress);
      Supplier<Buckets> buckets =
          calls.fork(() ->
              selection.includes(Service.S3)
                  ? new BucketsReader(clients, calls, course, selection, account, counted).read()
                  : Buckets.NONE);
      var repositories = startRepositories(calls, course, selection, counted);
      var block =
          selection.includes(Service.S3)
              ? calls.read(
                  Read.ACCOUNT_BLOCK,
                  new AccountCalls(clients.s3Control(), account)::blockPublicAccess)
              : notAsked();
      return new Snapshot(
          takenAt,
          new Account(account, "", block),
          selection,
          buckets.get().listed(),
          buckets.get().unlistedNames(),
          await(repositories),
          Strays.NONE,
          Map.of(),
          Map.of());
    }
  }

  private Map<String, Supplier<Reading<List<Repository>>>> startRepositories(
      Calls calls, Course course, Selection selection, ReadingProgress progress) {
    Map<String, Supplier<Reading<List<Repository>>>> started = new LinkedHashMap<>();
    if (selection.includes(Service.ECR)) {
      Stream.concat(Stream.of(course.region()), course.extraRegions().stream())
          .distinct()
          .forEach(region -> {
            RepositoriesReader reader =
                new RepositoriesReader(
                    region, clients.ecr(region), calls, course, selection, progress);
            started.put(region, calls.fork(reader::read));
          });
    }
    return started;
  }

  private static Reading<BlockPublicAccess> notAsked() {
    return Reading.known(BlockPublicAccess.NONE);
  }

  private static Map<String, Reading<List<Repository>>> await(
      Map<String, Supplier<Reading<List<Repository>>>> started) {
    Map<String, Reading<List<Repository>>> readings = new LinkedHashMap<>();
    started.forEach((region, reading) -> readings.put(region, reading.get()));
    return readings;
  }
}
