package io.github.mlopsaudit.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.cli.RoundTrip.Step;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands that the audit prints, run as they are with the real AWS CLI on the local AWS: what
/// a check finds is well afterwards.
final class RemedyTest {

  /// The checks whose remedy makes nothing well here, and why.
  private static final Map<String, String> NOT_HERE =
      Map.ofEntries(
          entry("s3-bucket-region", "a person deletes the bucket, after looking at its copy"),
          entry("s3-bucket-orphan", "a person asks whose it is"),
          entry("s3-mlflow-artifacts", "a person runs an experiment"),
          entry("s3-pipeline-artifacts", "a person runs a pipeline"),
          entry("s3-guessable-names", "advice for the next class"),
          entry("s3-mfa-delete", "only root can switch it on"),
          entry("s3-sse-c-blocked", "moto forgets BlockedEncryptionTypes"),
          entry("s3-activity", "a person runs something"),
          entry("ecr-repository-orphan", "a person asks whose it is"),
          entry("ecr-repository-region", "a person deletes the copy, after looking at it"),
          entry("ecr-image-pushed", "a person pushes an image"),
          entry("ecr-scan-type", "the local AWS has one scanner alone"),
          entry("ecr-vulnerabilities", "a person builds a new image"),
          entry("ecr-kms-encryption", "a person makes the repository anew"),
          entry("class-isolation", "a person tags the roles and attaches the policy"),
          entry("audit-coverage", "nothing was left unread"));

  /// Faults that no student of the sample class has.
  private static final String MORE_FAULTS =
      "aws s3api delete-bucket-encryption --bucket mlops-training-user02\n";

  private static final LocalAws AWS = SharedLocalAws.get();

  @TempDir private static Path folder = Path.of("");

  private static AwsCli cli = new AwsCli(Path.of(""), Map.of());
  private static RoundTrip trip = new RoundTrip(List.of(), List.of(), List.of());

  /// Two of each story, so that remedies of one bucket are tried apart.
  @BeforeAll
  static void mend() throws IOException {
    SharedLocalAws.empty();
    SampleClass.of(40).create(AWS.environment());
    cli = AwsCli.in(folder, AWS);
    assertThat(cli.run(MORE_FAULTS).output()).isEmpty();
    trip = RoundTrip.of(AWS, cli, courseFile());
  }

  /// A course that asks for all that it can.
  private static String courseFile() {
    String checks =
        rules()
            .filter(rule -> !rule.on())
            .map(rule -> rule.id() + ": {enabled: true}")
            .collect(Collectors.joining(", ", "{", "}"));
    return """
    ends: %s
    roster: [{numbers: "01-40"}]
    buckets: ["mlops-training-user{number}", "mlops-training-user{number}-b"]
    checks: %s
    """
        .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(60), checks);
  }

  private static Stream<Rule> rules() {
    return Checks.all().stream().map(Check::rule);
  }

  static Stream<String> mended() {
    return rules().map(Rule::id).filter(check -> !NOT_HERE.containsKey(check));
  }

  @ParameterizedTest
  @MethodSource("mended")
  void mendsWhatEachCheckFinds(String check) {
    assertThat(stepsOf(check))
        .as("run for %s", check)
        .isNotEmpty()
        .allSatisfy(RemedyTest::hasMended);
  }

  @Test
  void mendsTheAccountAndTheClass() {
    assertThat(trip.classSteps()).allSatisfy(RemedyTest::hasMended);
  }

  private static Stream<Step> stepsOf(String check) {
    return Stream.concat(trip.steps().stream(), trip.classSteps().stream())
        .filter(step -> step.check().equals(check));
  }

  private static void hasMended(Step step) {
    assertThat(step.command().exitCode()).as(step.command().output()).isZero();
    assertThat(step.command().output())
        .doesNotContain("Traceback", "command not found", "syntax error");
    // Where a name is no longer needed, the question of whose it is does not arise.
    assertThat(step.left())
        .as(step.command().output())
        .isNotEmpty()
        .noneMatch(Assessment::failed)
        .noneMatch(Assessment::unknown);
  }

  @Test
  void knowsWhyTheOthersAreNotMendedHere() {
    assertThat(rules().map(Rule::id)).containsAll(NOT_HERE.keySet());
  }

  @Test
  void copiesABucketAndLeavesTheOldOne() throws IOException {
    Step step = stepsOf("s3-bucket-region").findFirst().orElseThrow();
    String bucket = step.resources().getFirst().name();

    assertThat(step.command().succeeded()).as(step.command().output()).isTrue();
    assertThat(keys("moving-" + bucket)).isNotEmpty().isEqualTo(keys(bucket));
  }

  private static String keys(String bucket) throws IOException {
    return cli.run("aws s3 ls s3://" + bucket + " --recursive | awk '{ print $4 }'").output();
  }
}
