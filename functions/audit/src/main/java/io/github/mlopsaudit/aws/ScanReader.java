package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetRepositoryScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfigurationFailure;
import software.amazon.awssdk.services.ecr.model.ScanningConfigurationFailureCode;

/// Reads how the repositories of one region are scanned, many with one call.
record ScanReader(EcrClient ecr, Calls calls) {

  ///
  /// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetRepositoryScanningConfiguration.html
  private static final int BATCH = 25;

  /// Starts to read; the function waits for the batch that the repository is in.
  Function<String, Reading<Scanning>> start(List<String> repositories) {
    Map<String, Supplier<Reading<Scanning>>> started = new HashMap<>();
    for (List<String> batch : repositories.stream().gather(Gatherers.windowFixed(BATCH)).toList()) {
      var answer = calls.fork(() -> calls.read(Read.REPOSITORY_SCANNING, () -> ask(batch)));
      batch.forEach(name -> started.put(name, () -> pick(name, answer.get())));
    }
    return name -> started.getOrDefault(name, ScanReader::noAnswer).get();
  }

  private static Reading<Scanning> pick(
      String name, Reading<Map<String, Reading<Scanning>>> answer) {
    return switch (answer) {
      case Known<Map<String, Reading<Scanning>>>(var frequencies) ->
          frequencies.getOrDefault(name, noAnswer());
      case Unreadable<Map<String, Reading<Scanning>>> gap -> gap.as();
    };
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
    return switch (configuration.scanFrequencyAsString()) {
      case "SCAN_ON_PUSH" -> known(ScanFrequency.SCAN_ON_PUSH);
      case "CONTINUOUS_SCAN" -> known(ScanFrequency.CONTINUOUS_SCAN);
      case "MANUAL" -> known(ScanFrequency.MANUAL);
      case null -> unreadable(Cause.MALFORMED, "scanFrequency is missing");
      case String other -> unreadable(Cause.MALFORMED, "scanFrequency is " + other);
    };
  }

  private static Reading<Scanning> gap(RepositoryScanningConfigurationFailure failure) {
    boolean gone = failure.failureCode() == ScanningConfigurationFailureCode.REPOSITORY_NOT_FOUND;
    return unreadable(gone ? Cause.GONE : Cause.REFUSED, failure.failureCodeAsString());
  }

  private static Reading<Scanning> known(ScanFrequency frequency) {
    return Reading.known(new Scanning(frequency, false));
  }

  private static Reading<Scanning> noAnswer() {
    return unreadable(Cause.MALFORMED, "repository is missing");
  }

  private static Reading<Scanning> unreadable(Cause cause, String detail) {
    return Reading.unreadable(Read.REPOSITORY_SCANNING, cause, detail);
  }
}
