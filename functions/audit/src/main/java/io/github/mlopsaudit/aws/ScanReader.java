package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.Scanning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfigurationFailure;
import software.amazon.awssdk.services.ecr.model.ScanningConfigurationFailureCode;

/// Reads how the repositories of one region are scanned, many with one call. Where a call fails as
/// a whole the rules of the registry say it, as well as they can.
record ScanReader(EcrClient ecr, Calls calls) {

  /// A repository, and whether it is set to be scanned on push itself.
  record Scanned(String name, boolean onPush) {}

  ///
  /// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetRepositoryScanningConfiguration.html
  private static final int BATCH = 25;

  /// The function asks about the batch that the repository is in, once for all of it, and waits for
  /// the answer; and for the registry where that failed.
  Function<Scanned, Reading<Scanning>> start(
      List<String> repositories, Supplier<Reading<RegistryScanning>> registry) {
    Map<String, List<String>> batches = new HashMap<>();
    repositories.stream()
        .gather(Gatherers.windowFixed(BATCH))
        .forEach(batch -> batch.forEach(name -> batches.put(name, batch)));
    Map<List<String>, Supplier<Reading<Map<String, Reading<Scanning>>>>> asked =
        new ConcurrentHashMap<>();
    return repository ->
        switch (asked
            .computeIfAbsent(batches.getOrDefault(repository.name(), List.of()), this::start)
            .get()) {
          case Known<Map<String, Reading<Scanning>>>(var frequencies) ->
              frequencies.getOrDefault(repository.name(), noAnswer());
          case Unreadable<Map<String, Reading<Scanning>>> gap ->
              estimate(repository, registry.get(), gap);
        };
  }

  private Supplier<Reading<Map<String, Reading<Scanning>>>> start(List<String> batch) {
    return batch.isEmpty()
        ? () -> Reading.known(Map.of())
        : calls.start(Read.REPOSITORY_SCANNING, () -> ask(batch));
  }

  private static Reading<Scanning> estimate(
      Scanned repository, Reading<RegistryScanning> registry, Unreadable<?> batch) {
    return switch (batch.cause()) {
      // AWS refuses where the feature is disabled; and that one repository of the batch went away
      // says nothing of the others.
      case REFUSED, GONE ->
          estimate(repository, registry, Optional.empty())
              .orElseGet(() -> unreadable(Cause.REFUSED, batch.detail()));
      case DENIED -> estimate(repository, registry, Optional.of(batch)).orElseGet(batch::as);
      default -> batch.as();
    };
  }

  private static Optional<Reading<Scanning>> estimate(
      Scanned repository,
      Reading<RegistryScanning> registry,
      Optional<Reading.Unreadable<?>> denied) {
    return registry
        .find()
        .map(RegistryRules::new)
        .map(rules -> rules.frequency(repository.name(), repository.onPush()))
        .map(frequency -> Reading.known(new Scanning(frequency, true, denied)));
  }

  private Map<String, Reading<Scanning>> ask(List<String> batch) {
    BatchGetRepositoryScanningConfigurationResponse answer =
        ecr.batchGetRepositoryScanningConfiguration(request -> request.repositoryNames(batch));
    Map<String, Reading<Scanning>> frequencies = new HashMap<>();
    answer.scanningConfigurations().forEach(c -> frequencies.put(c.repositoryName(), frequency(c)));
    answer.failures().forEach(failure -> frequencies.put(failure.repositoryName(), gap(failure)));
    return frequencies;
  }

  private static Reading<Scanning> frequency(RepositoryScanningConfiguration configuration) {
    try {
      return Reading.known(
          new Scanning(
              RegistryReader.frequency(
                  MalformedAnswerException.promised(
                      configuration.scanFrequencyAsString(), "scanFrequency")),
              false));
    } catch (MalformedAnswerException e) {
      return SdkFailure.unreadable(Read.REPOSITORY_SCANNING.action(), e);
    }
  }

  private static Reading<Scanning> gap(RepositoryScanningConfigurationFailure failure) {
    boolean gone = failure.failureCode() == ScanningConfigurationFailureCode.REPOSITORY_NOT_FOUND;
    return unreadable(gone ? Cause.GONE : Cause.REFUSED, failure.failureCodeAsString());
  }

  private static Reading<Scanning> noAnswer() {
    return unreadable(Cause.MALFORMED, "repository is missing");
  }

  private static Reading<Scanning> unreadable(Cause cause, String detail) {
    return Reading.unreadable(Read.REPOSITORY_SCANNING, cause, detail);
  }
}
