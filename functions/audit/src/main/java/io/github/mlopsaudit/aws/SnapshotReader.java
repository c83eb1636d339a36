package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.BucketsReader.Buckets;
import io.github.mlopsaudit.aws.BucketsReader.Listing;
import io.github.mlopsaudit.aws.RepositoriesReader.Region;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.ReadingOrder;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Strays;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
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

  /// Reads in the usual order.
  public Snapshot read(
      Course course, Selection selection, Set<Read> wanted, Instant deadline, Progress progress) {
    ReadingOrder usual = new ReadingOrder(List.of(), course);
    return read(course, selection, wanted, usual, deadline, progress);
  }

  /// Reads what the selection asks for. Of a service that it does not include there are no buckets
  /// or repositories, and the account blocks nothing. What is not in `wanted` is not asked for.
  /// What is not read at the deadline is unreadable.
  ///
  /// @throws NoIdentityException if AWS does not know who asks
  public Snapshot read(
      Course course,
      Selection selection,
      Set<Read> wanted,
      ReadingOrder order,
      Instant deadline,
      Progress progress) {
    Instant takenAt = clock.instant();
    String account = new IdentityReader(clients).read().account();
    Duration budget = Duration.between(clock.instant(), deadline);
    try (Calls calls = new Calls(clients.settings(), budget, wanted)) {
      ReadingProgress counted = new ReadingProgress(progress);
      var started = startRegions(calls, course, selection, order, counted);
      var block = startBlock(calls, selection, account);
      BucketsReader bucketsReader =
          new BucketsReader(clients, calls, course, selection, order, account, counted);
      Reading<Listing> listing =
          selection.includes(Service.S3)
              ? bucketsReader.list()
              : Reading.notAsked(Read.LIST_BUCKETS);
      IsolationReader isolation =
          new IsolationReader(clients, calls, course, selection, order, account);
      var deletable = calls.fork(() -> isolation.read(listing));
      Buckets buckets = selection.includes(Service.S3) ? bucketsReader.read(listing) : Buckets.NONE;
      Map<String, Region> regions = await(started);
      return new Snapshot(
          takenAt,
          new Account(account, buckets.canonicalUserId(), block.get()),
          selection,
          buckets.listed(),
          buckets.unlistedNames(),
          repositories(regions),
          new Strays(buckets.strays(), strays(regions)),
          registries(regions),
          deletable.get());
    }
  }

  private Map<String, Supplier<Region>> startRegions(
      Calls calls,
      Course course,
      Selection selection,
      ReadingOrder order,
      ReadingProgress progress) {
    Map<String, Supplier<Region>> started = new LinkedHashMap<>();
    if (selection.includes(Service.ECR)) {
      Stream.concat(Stream.of(course.region()), course.extraRegions().stream())
          .distinct()
          .forEach(region -> {
            RepositoriesReader reader =
                new RepositoriesReader(
                    region, clients.ecr(region), calls, course, selection, order, progress);
            started.put(region, calls.fork(reader::read));
          });
    }
    return started;
  }

  private Supplier<Reading<BlockPublicAccess>> startBlock(
      Calls calls, Selection selection, String account) {
    return selection.includes(Service.S3)
        ? calls.start(
            Read.ACCOUNT_BLOCK, new AccountCalls(clients.s3Control(), account)::blockPublicAccess)
        : () -> Reading.known(BlockPublicAccess.NONE);
  }

  private static Map<String, Region> await(Map<String, Supplier<Region>> started) {
    Map<String, Region> regions = new LinkedHashMap<>();
    started.forEach((name, region) -> regions.put(name, region.get()));
    return regions;
  }

  private static Map<String, Reading<List<Repository>>> repositories(Map<String, Region> regions) {
    Map<String, Reading<List<Repository>>> repositories = new LinkedHashMap<>();
    regions.forEach((name, region) -> repositories.put(name, region.repositories()));
    return repositories;
  }

  private static List<String> strays(Map<String, Region> regions) {
    return regions.values().stream()
        .flatMap(region -> region.strays().stream())
        .distinct()
        .toList();
  }

  private static Map<String, Registry> registries(Map<String, Region> regions) {
    Map<String, Registry> registries = new HashMap<>();
    regions.forEach(
        (name, region) -> region.registry().ifPresent(registry -> registries.put(name, registry)));
    return registries;
  }
}
