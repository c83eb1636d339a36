package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.checks.GivenRepository;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.ScanFrequency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class RepositoryChecksTest {

  private static final Check SCANNING = new ScanOnPushDisabled();
  private static final Check LIFECYCLE = new LifecyclePolicyMissing();
  private static final String NAME = "mlops-user07-training";
  private static final String SEOUL = "ap-northeast-2";

  private static Reading<Scanning> known(ScanFrequency frequency) {
    return Reading.known(new Scanning(frequency, false));
  }

  @ParameterizedTest
  @EnumSource(value = ScanFrequency.class, names = "MANUAL", mode = Mode.EXCLUDE)
  void passesRepositoryThatIsScanned(ScanFrequency frequency) {
    assertThat(
            Judged.by(
                SCANNING, snapshot(repository(NAME).scanning(known(frequency)))))
        .containsExactly("07 " + NAME + " PASS ecr-scan-on-push.pass [" + frequency + "]");
  }

  @Test
  void flagsRepositoryThatIsScannedByHand() {
    GivenRepository manual = repository(NAME).scanning(known(ScanFrequency.MANUAL));

    assertThat(Judged.by(SCANNING, snapshot(manual)))
        .containsExactly("07 " + NAME + " FAIL medium ecr-scan-on-push.fail []");
    assertThat(Judged.remedy(SCANNING, snapshot(manual), course()))
        .contains("put-registry-scanning-configuration")
        .contains("'mlops-user*-*', 'mlops-training/user*/*'");
  }

  @Test
  void passesRepositoryWithLifecyclePolicy() {
    assertThat(Judged.by(LIFECYCLE, snapshot(repository(NAME))))
        .containsExactly("07 " + NAME + " PASS ecr-lifecycle.pass [1]");
  }

  @Test
  void flagsRepositoryWithoutLifecyclePolicy() {
    GivenRepository bare = repository(NAME).lifecyclePolicy(Reading.known(LifecyclePolicy.NONE));

    assertThat(Judged.by(LIFECYCLE, snapshot(bare)))
        .containsExactly("07 " + NAME + " FAIL low ecr-lifecycle.fail []");
    assertThat(Judged.remedy(LIFECYCLE, snapshot(bare), course()))
        .contains("--repository-name " + NAME)
        .contains("\"countNumber\":10");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    GivenRepository unseen =
        repository(NAME)
            .scanning(denied("ecr:BatchGetRepositoryScanningConfiguration"))
            .lifecyclePolicy(denied("ecr:GetLifecyclePolicy"));

    assertThat(Judged.by(SCANNING, snapshot(unseen)))
        .containsExactly(
            "07 "
                + NAME
                + " UNKNOWN unknown.DENIED [ecr:BatchGetRepositoryScanningConfiguration, AccessDenied]");
    assertThat(Judged.by(LIFECYCLE, snapshot(unseen)).getFirst())
        .contains("UNKNOWN unknown.DENIED [ecr:GetLifecyclePolicy");
  }

  @Test
  void doesNotKnowAnyExpectedRepositoryWhenListingIsDenied() {
    Reading<List<Repository>> refused = denied("ecr:DescribeRepositories");

    assertThat(Judged.by(SCANNING, snapshot(Map.of(SEOUL, refused))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }
}
