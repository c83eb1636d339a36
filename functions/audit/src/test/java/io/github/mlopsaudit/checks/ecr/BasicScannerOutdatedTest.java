package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BasicScannerOutdatedTest {

  private static final Check CHECK = new BasicScannerOutdated();
  private static final String SEOUL = "ap-northeast-2";

  private static Reading<RegistryScanning> type(RegistryScanning.Type type) {
    return Reading.known(new RegistryScanning(type, List.of()));
  }

  private static Snapshot registry(
      Reading<RegistryScanning> scanning, Reading<String> basicVersion) {
    return given().registries(Map.of(SEOUL, new Registry(scanning, basicVersion))).build();
  }

  @Test
  void tellsWhatScans() {
    assertThat(
            Judged.by(
                CHECK, registry(type(RegistryScanning.Type.BASIC), Reading.known("AWS_NATIVE"))))
        .containsExactly(
            " 123456789012/ap-northeast-2 PASS ecr-scan-type.pass.native [ap-northeast-2]");
    assertThat(
            Judged.by(
                CHECK, registry(type(RegistryScanning.Type.ENHANCED), Reading.known("CLAIR"))))
        .containsExactly(
            " 123456789012/ap-northeast-2 PASS ecr-scan-type.pass.enhanced [ap-northeast-2]");
  }

  @Test
  void flagsClair() {
    assertThat(
            Judged.by(CHECK, registry(type(RegistryScanning.Type.BASIC), Reading.known("CLAIR"))))
        .containsExactly(
            " 123456789012/ap-northeast-2 FAIL low ecr-scan-type.fail [ap-northeast-2]");
  }

  @Test
  void doesNotJudgeAScannerThatItDoesNotKnow() {
    assertThat(Judged.by(CHECK, registry(type(RegistryScanning.Type.BASIC), Reading.known("NEXT"))))
        .containsExactly(
            " 123456789012/ap-northeast-2 UNKNOWN ecr-scan-type.unknown [ap-northeast-2, NEXT]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            Judged.by(
                CHECK,
                registry(
                    denied("ecr:GetRegistryScanningConfiguration"), Reading.known("AWS_NATIVE"))))
        .containsExactly(
            " 123456789012/ap-northeast-2 UNKNOWN unknown.DENIED"
                + " [ecr:GetRegistryScanningConfiguration, AccessDenied]");
    assertThat(
            Judged.by(
                CHECK,
                registry(type(RegistryScanning.Type.BASIC), denied("ecr:GetAccountSetting"))))
        .containsExactly(
            " 123456789012/ap-northeast-2 UNKNOWN unknown.DENIED [ecr:GetAccountSetting, AccessDenied]");
    assertThat(
            Judged.by(
                    CHECK,
                    registry(type(RegistryScanning.Type.ENHANCED), denied("ecr:GetAccountSetting")))
                .getFirst())
        .contains("PASS ecr-scan-type.pass.enhanced");
  }

  @Test
  void eachRegionHasARegistryOfItsOwn() {
    Registry registry = new Registry(type(RegistryScanning.Type.BASIC), Reading.known("CLAIR"));

    assertThat(
            Judged.by(
                CHECK, given().registries(Map.of("us-east-1", registry, SEOUL, registry)).build()))
        .extracting(line -> line.split(" ", 3)[1])
        .containsExactly("123456789012/ap-northeast-2", "123456789012/us-east-1");
  }

  @Test
  void isNotAskedWithoutEcr() {
    assertThat(
            Judged.by(
                CHECK, given().selection(new Selection(Set.of(), Set.of(Service.S3))).build()))
        .isEmpty();
  }

  @Test
  void remedyChangesTheScannerOfTheRegion() {
    assertThat(
            Judged.remedy(
                CHECK,
                registry(type(RegistryScanning.Type.BASIC), Reading.known("CLAIR")),
                course()))
        .isEqualTo(
            "aws ecr put-account-setting --name BASIC_SCAN_TYPE_VERSION --value AWS_NATIVE --region ap-northeast-2");
  }
}
