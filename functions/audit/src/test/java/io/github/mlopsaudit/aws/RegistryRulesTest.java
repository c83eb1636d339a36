package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.RegistryScanning.ScanRule;
import io.github.mlopsaudit.core.ScanFrequency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
final class RegistryRulesTest {

  private static final String REPOSITORY = "mlops-user01-training";

  @ParameterizedTest
  @CsvSource({"true, SCAN_ON_PUSH", "false, MANUAL"})
  void leavesBasicScanningWithoutRulesToTheRepository(boolean onPush, ScanFrequency frequency) {
    assertThat(frequency(RegistryScanning.Type.BASIC, onPush)).isEqualTo(frequency);
  }

  @Test
  void doesNotAskTheRepositoryWhereTheRegistryHasRules() {
    assertThat(
            frequency(RegistryScanning.Type.BASIC, true, rule(ScanFrequency.SCAN_ON_PUSH, "prod")))
        .isEqualTo(ScanFrequency.MANUAL);
  }

  @Test
  void doesNotAskTheRepositoryWhereScanningIsEnhanced() {
    assertThat(frequency(RegistryScanning.Type.ENHANCED, true)).isEqualTo(ScanFrequency.MANUAL);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "mlops-user*, true",
    "mlops-user*-training, true",
    "*user*ing, true",
    "mlops, true",
    "training, true",
    "mlops-user01-training, true",
    "user*, false",
    "mlops-user*-inference, false",
    "mlops.user*, false",
    "prod, false"
  })
  void matchesByWildcardOrByPart(String filter, boolean matches) {
    assertThat(
            frequency(
                RegistryScanning.Type.BASIC,
                false,
                rule(ScanFrequency.SCAN_ON_PUSH, "other*", filter)))
        .isEqualTo(matches ? ScanFrequency.SCAN_ON_PUSH : ScanFrequency.MANUAL);
  }

  @Test
  void prefersContinuousScanning() {
    assertThat(
            frequency(
                RegistryScanning.Type.ENHANCED,
                false,
                rule(ScanFrequency.SCAN_ON_PUSH, "*"),
                rule(ScanFrequency.CONTINUOUS_SCAN, "mlops*")))
        .isEqualTo(ScanFrequency.CONTINUOUS_SCAN);
  }

  @Test
  void scansOnPushWhereOnlyThatMatches() {
    assertThat(
            frequency(
                RegistryScanning.Type.ENHANCED,
                false,
                rule(ScanFrequency.SCAN_ON_PUSH, "*"),
                rule(ScanFrequency.CONTINUOUS_SCAN, "prod*")))
        .isEqualTo(ScanFrequency.SCAN_ON_PUSH);
  }

  @Test
  void scansByHandWhereTheRuleSaysSo() {
    assertThat(frequency(RegistryScanning.Type.BASIC, true, rule(ScanFrequency.MANUAL, "*")))
        .isEqualTo(ScanFrequency.MANUAL);
  }

  private static ScanFrequency frequency(
      RegistryScanning.Type type, boolean onPush, ScanRule... rules) {
    return new RegistryRules(new RegistryScanning(type, List.of(rules)))
        .frequency(REPOSITORY, onPush);
  }

  private static ScanRule rule(ScanFrequency frequency, String... filters) {
    return new ScanRule(frequency, List.of(filters));
  }
}
