package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.RegistryScanning.ScanRule;
import io.github.mlopsaudit.core.ScanFrequency;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.RegistryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.RegistryScanningRule;
import software.amazon.awssdk.services.ecr.model.ScanningRepositoryFilter;

/// Reads the settings of the private registry of one region.
record RegistryReader(EcrClient ecr, Calls calls) {

  /// The setting as the API names it.
  /// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAccountSetting.html
  private static final String SCAN_VERSION = "BASIC_SCAN_TYPE_VERSION";

  /// Starts to read.
  Supplier<Registry> start() {
    Supplier<Reading<RegistryScanning>> scanning =
        calls.start(Read.REGISTRY_SCANNING, this::scanning);
    Supplier<Reading<String>> version = calls.start(Read.BASIC_SCAN_VERSION, () -> version(ecr));
    return () -> new Registry(scanning.get(), version.get());
  }

  static String version(EcrClient ecr) {
    return promised(ecr.getAccountSetting(request -> request.name(SCAN_VERSION)).value(), "value");
  }

  private RegistryScanning scanning() {
    RegistryScanningConfiguration configuration =
        promised(
            ecr.getRegistryScanningConfiguration(_ -> {}).scanningConfiguration(),
            "scanningConfiguration");
    return new RegistryScanning(
        type(promised(configuration.scanTypeAsString(), "scanType")),
        configuration.rules().stream().map(RegistryReader::rule).toList());
  }

  private static RegistryScanning.Type type(String type) {
    return switch (type) {
      case "BASIC" -> RegistryScanning.Type.BASIC;
      case "ENHANCED" -> RegistryScanning.Type.ENHANCED;
      default -> throw new MalformedAnswerException("scanType is " + type);
    };
  }

  private static ScanRule rule(RegistryScanningRule rule) {
    return new ScanRule(
        frequency(promised(rule.scanFrequencyAsString(), "scanFrequency")),
        rule.repositoryFilters().stream().map(RegistryReader::filter).toList());
  }

  private static String filter(ScanningRepositoryFilter filter) {
    return promised(filter.filter(), "filter");
  }

  static ScanFrequency frequency(String frequency) {
    return switch (frequency) {
      case "SCAN_ON_PUSH" -> ScanFrequency.SCAN_ON_PUSH;
      case "CONTINUOUS_SCAN" -> ScanFrequency.CONTINUOUS_SCAN;
      case "MANUAL" -> ScanFrequency.MANUAL;
      default -> throw new MalformedAnswerException("scanFrequency is " + frequency);
    };
  }
}
