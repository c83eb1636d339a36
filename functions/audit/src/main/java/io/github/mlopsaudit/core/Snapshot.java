package io.github.mlopsaudit.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that was read, at one instant. `buckets` is unreadable as a whole where ListBuckets
/// failed; `repositories` holds one reading for each region that was listed; `unlistedNames` says
/// of each expected bucket that the listing did not show whether its name is free; `registries`
/// holds the ECR registry of each region; `deletable` says of each student (by number) which
/// colleagues' buckets the student's role may delete objects in, and is empty where the course
/// names no roles.
public record Snapshot(
    Instant takenAt,
    Account account,
    Selection selection,
    Reading<List<Bucket>> buckets,
    Map<String, Reading<NameStatus>> unlistedNames,
    Map<String, Reading<List<Repository>>> repositories,
    Strays strays,
    Map<String, Registry> registries,
    Map<String, Reading<List<String>>> deletable) {

  /// The time zone of the class, by which people are told times and due dates count.
  public static final ZoneId CLASS_ZONE = ZoneId.of("Asia/Seoul");

  public Snapshot {
    buckets = buckets.map(list -> Indexed.of(list, Bucket::name));
    unlistedNames = Map.copyOf(unlistedNames);
    // In the order of listing, the class region first.
    Map<String, Reading<List<Repository>>> byRegion = new LinkedHashMap<>(repositories);
    byRegion.replaceAll((_, found) -> found.map(list -> Indexed.of(list, Repository::name)));
    repositories = Collections.unmodifiableMap(byRegion);
    registries = Map.copyOf(registries);
    deletable = Map.copyOf(deletable);
  }

  /// The calendar day in the class's time zone, by which due dates count.
  public LocalDate day() {
    return takenAt.atZone(CLASS_ZONE).toLocalDate();
  }

  /// The buckets, as far as they could be listed.
  public List<Bucket> seenBuckets() {
    return buckets.find().orElse(List.of());
  }

  /// The repositories of all regions, as far as they could be listed.
  public List<Repository> seenRepositories() {
    return repositories.values().stream()
        .flatMap(reading -> reading.find().stream())
        .flatMap(List::stream)
        .toList();
  }

  public Optional<Bucket> findBucket(String name) {
    return Indexed.of(seenBuckets(), Bucket::name).find(name);
  }

  /// The repository of this name in one region, if that region could be listed and has it.
  public Optional<Repository> findRepository(String region, String name) {
    return Optional.ofNullable(repositories.get(region))
        .flatMap(Reading::find)
        .flatMap(found -> Indexed.of(found, Repository::name).find(name));
  }

  /// Everything that could not be seen.
  public List<Gap> gaps() {
    Stream<Gap> listings =
        Stream.concat(
            gaps("s3", List.of(buckets)),
            repositories.entrySet().stream()
                .flatMap(entry -> gaps("ecr " + entry.getKey(), List.of(entry.getValue()))));
    Stream<Gap> names =
        unlistedNames.entrySet().stream()
            .flatMap(entry -> gaps(entry.getKey(), List.of(entry.getValue())));
    Stream<Gap> inBuckets =
        seenBuckets().stream().flatMap(bucket -> gaps(bucket.name(), bucket.readings()));
    Stream<Gap> inRepositories =
        seenRepositories().stream()
            .flatMap(repository -> gaps(repository.name(), repository.readings()));
    Stream<Gap> inAccount = gaps(account.id(), List.of(account.blockPublicAccess()));
    Stream<Gap> inRegistries =
        registries.values().stream()
            .flatMap(registry ->
                gaps(account.id(), List.of(registry.scanning(), registry.basicScanVersion())));
    Stream<Gap> inRoles =
        deletable.values().stream().flatMap(reading -> gaps(account.id(), List.of(reading)));
    return Stream.of(listings, inAccount, inRegistries, inRoles, names, inBuckets, inRepositories)
        .flatMap(gaps -> gaps)
        // Two readings that one failed call left unknown are one gap.
        .distinct()
        .toList();
  }

  private static Stream<Gap> gaps(String where, List<? extends Reading<?>> readings) {
    return readings.stream()
        .flatMap(reading -> reading.findGap().stream())
        .filter(unreadable -> unreadable.cause() != Reading.Cause.NOT_ASKED)
        .map(unreadable -> new Gap(where, unreadable));
  }
}
