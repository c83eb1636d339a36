package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.RegistryScanning.ScanRule;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How ECR scans, as the repositories and the registry say it.
final class ScanningAnswersTest {

  private static final String REPOSITORY = "mlops-user01-training";
  private static final String SCAN = "ecr:BatchGetRepositoryScanningConfiguration";
  private static final String REGISTRY = "ecr:GetRegistryScanningConfiguration";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @CsvSource({"MANUAL, MANUAL", "CONTINUOUS_SCAN, CONTINUOUS_SCAN"})
  void readsTheScanFrequency(String text, ScanFrequency frequency) {
    scanned("\"scanFrequency\":\"" + text + "\"");

    assertThat(stubbed.readRepository(REPOSITORY).scanning())
        .isEqualTo(Reading.known(new Scanning(frequency, false)));
  }

  @Test
  void doesNotGuessAnUnknownScanFrequency() {
    scanned("\"scanFrequency\":\"WEEKLY\"");

    Repository known = stubbed.readRepository(REPOSITORY);
    Repository unmentioned = stubbed.readRepository("mlops-user01-inference");

    assertThat(known.scanning()).isEqualTo(malformed("scanFrequency is WEEKLY"));
    assertThat(unmentioned.scanning()).isEqualTo(malformed("repository is missing"));
  }

  @Test
  void tellsARepositoryThatTheBatchFailedFor() {
    stubbed
        .aws
        .on(SCAN)
        .answer(
            Reply.json(
                """
                {"scanningConfigurations":[],"failures":[{"repositoryName":"%s",\
                "failureCode":"SCAN_CONFIGURATION_LOCKED","failureReason":"as scripted"}]}\
                """
                    .formatted(REPOSITORY)));

    assertThat(stubbed.readRepository(REPOSITORY).scanning())
        .isEqualTo(Reading.unreadable(SCAN, Cause.REFUSED, "SCAN_CONFIGURATION_LOCKED"));
  }

  private void scanned(String configuration) {
    stubbed
        .aws
        .on(SCAN)
        .answer(
            Reply.json(
                "{\"scanningConfigurations\":[{\"repositoryName\":\"%s\",%s}],\"failures\":[]}"
                    .formatted(REPOSITORY, configuration)));
  }

  private static Reading<Scanning> malformed(String detail) {
    return Reading.unreadable(SCAN, Cause.MALFORMED, detail);
  }

  private static List<Function<StubCall, Answer>> failures() {
    return List.of(
        Fault.error(400, "ValidationException"), Fault.error(400, "RepositoryNotFoundException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void takesTheRulesOfTheRegistryWhereTheBatchFails(Function<StubCall, Answer> failure) {
    stubbed.aws.on(SCAN).answer(failure);

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.seenRepositories())
        .hasSize(3)
        .extracting(Repository::scanning)
        .containsOnly(Reading.known(new Scanning(ScanFrequency.SCAN_ON_PUSH, true)));
    assertThat(snapshot.gaps()).isEmpty();
  }

  @Test
  void estimatesWhatIsDeniedAndStillSaysThatItIs() {
    stubbed.aws.on(SCAN).answer(Fault.denied());

    Snapshot snapshot = stubbed.read();

    assertThat(snapshot.seenRepositories())
        .extracting(repository -> repository.scanning().map(Scanning::frequency))
        .containsOnly(Reading.known(ScanFrequency.SCAN_ON_PUSH));
    assertThat(snapshot.gaps())
        .hasSize(3)
        .extracting(gap -> gap.unreadable().action() + " " + gap.unreadable().cause())
        .containsOnly(SCAN + " DENIED");
  }

  @Test
  void estimatesNothingWhereTheServiceFails() {
    stubbed.aws.on(SCAN).answer(Fault.broken());

    assertThat(stubbed.readRepository(REPOSITORY).scanning())
        .isEqualTo(Reading.unreadable(SCAN, Cause.SERVICE_ERROR, "InternalError"));
  }

  @Test
  void takesTheOwnSettingOfARepositoryWhereTheRegistryHasNoRules() {
    stubbed.aws.on(SCAN).answer(Fault.error(400, "ValidationException"));
    registry("{\"scanType\":\"BASIC\",\"rules\":[]}");

    assertThat(stubbed.readRepository(REPOSITORY).scanning())
        .isEqualTo(Reading.known(new Scanning(ScanFrequency.SCAN_ON_PUSH, true)));
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, DENIED",
    "ValidationException, REFUSED",
    "RepositoryNotFoundException, REFUSED"
  })
  void tellsWhyTheBatchFailedWhereTheRegistryIsDeniedToo(String code, Cause cause) {
    stubbed.aws.on(SCAN).answer(Fault.error(400, code));
    stubbed.aws.on(REGISTRY).answer(Fault.denied());

    assertThat(stubbed.read().seenRepositories())
        .hasSize(3)
        .extracting(Repository::scanning)
        .containsOnly(Reading.unreadable(SCAN, cause, code));
  }

  @Test
  void readsTheRegistry() {
    registry(
        """
        {"scanType":"ENHANCED","rules":[{"scanFrequency":"CONTINUOUS_SCAN",\
        "repositoryFilters":[{"filter":"mlops","filterType":"WILDCARD"},\
        {"filter":"*","filterType":"WILDCARD"}]}]}\
        """);

    assertThat(stubbed.read().registries())
        .containsExactly(
            Map.entry(
                StubbedClass.REGION,
                new Registry(
                    Reading.known(
                        new RegistryScanning(
                            RegistryScanning.Type.ENHANCED,
                            List.of(
                                new ScanRule(
                                    ScanFrequency.CONTINUOUS_SCAN, List.of("mlops", "*"))))),
                    Reading.known("AWS_NATIVE"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scanType\":\"QUANTUM\",\"rules\":[]}",
        "{\"rules\":[]}",
        "{\"scanType\":\"BASIC\",\"rules\":[{\"scanFrequency\":\"WEEKLY\"}]}",
        "null"
      })
  void doesNotGuessWhatTheRegistryMeans(String configuration) {
    registry(configuration);

    assertThat(stubbed.read().gaps())
        .singleElement()
        .extracting(gap -> gap.unreadable().cause())
        .isEqualTo(Cause.MALFORMED);
  }

  private void registry(String configuration) {
    stubbed
        .aws
        .on(REGISTRY)
        .answer(Reply.json("{\"scanningConfiguration\":%s}".formatted(configuration)));
  }

  @Test
  void readsTheRegistryOfAnExtraRegionOnlyWhereItHoldsARepository() {
    try (StubbedClass wide =
        StubbedClass.of(HealthyClass.of(1), StubbedClass.course(1, "us-east-1", "us-west-2"))) {
      wide.aws.on("ecr:DescribeRepositories").in("us-west-2").answer(listOf(REPOSITORY));

      assertThat(wide.read().registries()).containsOnlyKeys(StubbedClass.REGION, "us-west-2");
    }
  }

  private static Reply listOf(String repository) {
    return Reply.json(
        """
        {"repositories":[{"repositoryName":"%s","repositoryUri":"u","createdAt":1793500000}]}\
        """
            .formatted(repository));
  }
}
