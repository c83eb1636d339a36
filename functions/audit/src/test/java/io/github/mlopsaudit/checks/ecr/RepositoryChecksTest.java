package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenRepository;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    assertThat(Judged.by(SCANNING, snapshot(repository(NAME).scanning(known(frequency)))))
        .containsExactly("07 " + NAME + " PASS ecr-scan-on-push.pass [" + frequency + "]");
  }

  @Test
  void flagsRepositoryThatIsScannedByHand() {
    GivenRepository manual = repository(NAME).scanning(known(ScanFrequency.MANUAL));

    assertThat(Judged.by(SCANNING, snapshot(manual)))
        .containsExactly("07 " + NAME + " FAIL medium ecr-scan-on-push.fail []");
    assertThat(Judged.remedy(SCANNING, snapshot(manual), course()))
        .contains("put-registry-scanning-configuration")
        .contains("'mlops-user*-*' 'mlops-training/user*/*'");
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

  private static GivenRepository rules(String... actions) {
    return repository(NAME)
        .lifecyclePolicy(
            Reading.known(
                new LifecyclePolicy(
                    Stream.of(actions)
                        .map(action ->
                            new ImageRule(
                                1, "any", List.of(), List.of(), "sinceImagePulled", 90, action))
                        .toList())));
  }

  @Test
  void flagsALifecyclePolicyThatExpiresNothing() {
    Snapshot archiving = snapshot(rules("transition"));

    assertThat(Judged.by(LIFECYCLE, archiving))
        .containsExactly("07 " + NAME + " FAIL low ecr-lifecycle.fail.expires-nothing [1]");
    assertThat(Judged.remedy(LIFECYCLE, archiving, course()).lines())
        .allMatch(line -> line.startsWith("# "));
    assertThat(LIFECYCLE.classRemedy(archiving, course())).isEmpty();
    assertThat(Judged.by(LIFECYCLE, snapshot(rules("transition", "expire"))).getFirst())
        .contains("PASS ecr-lifecycle.pass [2]");
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

  @ParameterizedTest
  @EnumSource(ScanFrequency.class)
  void saysWhenTheFrequencyIsEstimated(ScanFrequency frequency) {
    GivenRepository estimated =
        repository(NAME).scanning(Reading.known(new Scanning(frequency, true)));

    assertThat(Judged.by(SCANNING, snapshot(estimated)).getFirst())
        .contains(
            frequency == ScanFrequency.MANUAL
                ? "FAIL medium ecr-scan-on-push.fail.estimated []"
                : "PASS ecr-scan-on-push.pass.estimated [" + frequency + "]");
  }

  @Test
  void oneRuleInEachRegionServesTheClass() {
    Reading<Scanning> manual = known(ScanFrequency.MANUAL);
    Snapshot snapshot =
        snapshot(
            Map.of(
                SEOUL,
                Reading.known(
                    List.of(
                        repository(NAME).scanning(manual).build(),
                        repository("mlops-user08-training").scanning(manual).build())),
                "us-east-1",
                Reading.known(List.of(repository(NAME).region("us-east-1").build()))));

    assertThat(SCANNING.classRemedy(snapshot, course()))
        .containsOnlyOnce("put-registry-scanning-configuration --region ap-northeast-2")
        .doesNotContain("us-east-1");
    assertThat(SCANNING.classRemedy(snapshot(repository(NAME)), course())).isEmpty();
  }

  @Test
  void asksBeforeAPolicyDeletesTheEleventhImage() {
    GivenRepository bare = repository(NAME).lifecyclePolicy(Reading.known(LifecyclePolicy.NONE));

    assertThat(LIFECYCLE.judge(snapshot(bare), course()))
        .extracting(Assessment::verdict)
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Fail.class, fail -> assertThat(fail.remedy().asks()).isTrue());
  }

  @Test
  void oneLoopInEachRegionGivesTheClassItsPolicies() {
    Reading<LifecyclePolicy> none = Reading.known(LifecyclePolicy.NONE);
    Snapshot snapshot =
        snapshot(
            Map.of(
                SEOUL,
                Reading.known(
                    List.of(
                        repository(NAME).lifecyclePolicy(none).build(),
                        repository("mlops-user08-training").build(),
                        repository("mlops-user09-training").lifecyclePolicy(none).build())),
                "us-east-1",
                Reading.known(
                    List.of(repository(NAME).region("us-east-1").lifecyclePolicy(none).build()))));

    assertThat(LIFECYCLE.classRemedy(snapshot, course()))
        .contains(
            "for repository in mlops-user07-training mlops-user09-training; do\n"
                + "  aws ecr put-lifecycle-policy --repository-name \"$repository\" --region ap-northeast-2 ")
        .contains("for repository in mlops-user07-training; do\n")
        .contains("--region us-east-1 ")
        .endsWith("\ndone");
    assertThat(LIFECYCLE.classRemedy(snapshot(repository(NAME)), course())).isEmpty();
  }
}
