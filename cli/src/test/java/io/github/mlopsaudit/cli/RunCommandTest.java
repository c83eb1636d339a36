package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./audit run` on the local AWS with the sample class of 15.
final class RunCommandTest {

  private static final LocalAws AWS = SharedLocalAws.get();
  private static Destinations destinations = new Destinations("", "", "", "");

  /// What `--format json` printed of the class as it was made.
  private static JsonNode wholeClass = MissingNode.getInstance();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void createClass() throws JsonProcessingException {
    SharedLocalAws.empty();
    destinations = SampleClass.of(15).create(AWS.environment());
    wholeClass = json(run(environment(), "--format", "json", "--lang", "en"));
  }

  private static Map<String, String> environment(String... more) {
    Map<String, String> environment = new HashMap<>(AWS.environment());
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  private static Audited run(Map<String, String> environment, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "run";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Audited.with(environment, arguments);
  }

  private static JsonNode json(Audited audited) throws JsonProcessingException {
    return new ObjectMapper().readTree(audited.out());
  }

  @Test
  void printsTheClassAndExitsWithOneForFindings() {
    Audited audited = run(environment(), "--lang", "en");

    assertThat(audited.exitCode()).isEqualTo(1);
    assertThat(audited.out())
        .contains("Student", "Public access not blocked", "mlops-training-user03", "Score")
        .doesNotContain("\u001b");
    assertThat(audited.err()).isEqualTo("Read 63 of 63 resources.\n");
  }

  @Test
  void printsNothingButJson() {
    assertThat(wholeClass.path("run").path("status").asText()).isEqualTo("COMPLETE");
    assertThat(wholeClass.path("run").path("published").path("table").asText())
        .isEqualTo("SKIPPED");
    JsonNode assessments = wholeClass.path("assessments");
    assertThat(assessments.size()).isGreaterThan(200);
    assertThat(assessments.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "check",
            "service",
            "student",
            "resource",
            "region",
            "verdict",
            "severity",
            "detail",
            "remediation",
            "findingId",
            "waiver");
    JsonNode open = find(assessments, "s3-public-policy", "03");
    assertThat(open.path("verdict").asText()).isEqualTo("FAIL");
    assertThat(open.path("detail").asText()).contains("Anybody in the world may read this bucket");
    assertThat(open.path("remediation").asText()).contains("aws s3api put-public-access-block");
    assertThat(open.path("findingId").asText()).matches("[0-9a-f]{32}");
  }

  /// Account and run have one verdict each, whatever the class.
  @Test
  void showsEachAlertingCheckPassedAndFailed() {
    JsonNode assessments = wholeClass.path("assessments");
    Set<String> once = Set.of("account-block-public-access", "audit-coverage");

    assertThat(Checks.all())
        .extracting(Check::rule)
        .filteredOn(rule -> rule.tier() == Tier.ALERT && !once.contains(rule.id()))
        .allSatisfy(rule ->
            assertThat(verdicts(assessments, rule.id())).contains(right(rule.id()), "FAIL"));
  }

  /// Whose name is not taken is told nothing of it.
  private static String right(String check) {
    return check.equals("s3-bucket-name-taken") ? "NOT_APPLICABLE" : "PASS";
  }

  private static Set<String> verdicts(JsonNode assessments, String check) {
    Set<String> verdicts = new TreeSet<>();
    for (JsonNode assessment : assessments) {
      if (assessment.path("check").asText().equals(check)) {
        verdicts.add(assessment.path("verdict").asText());
      }
    }
    return verdicts;
  }

  private static JsonNode find(JsonNode assessments, String check, String student) {
    for (JsonNode assessment : assessments) {
      if (assessment.path("check").asText().equals(check)
          && assessment.path("student").asText().equals(student)) {
        return assessment;
      }
    }
    throw new AssertionError("no " + check + " of " + student);
  }

  @Test
  void listsWhatEachStudentHas() throws JsonProcessingException {
    JsonNode first =
        json(run(environment(), "--format", "json", "--student", "1")).path("inventory").get(0);

    assertThat(first.path("student").asText()).isEqualTo("01");
    JsonNode bucket = first.path("buckets").get(0);
    assertThat(bucket.path("name").asText()).isEqualTo("mlops-training-user01");
    assertThat(bucket.path("region").asText()).isEqualTo("ap-northeast-2");
    assertThat(bucket.path("objects").path("value").asInt()).isPositive();
    assertThat(bucket.path("experiments").path("value").asInt()).isPositive();
    assertThat(bucket.path("pipelineRuns").path("value").asInt()).isPositive();
    assertThat(first.path("repositories").size()).isEqualTo(3);
    assertThat(first.path("repositories").get(0).path("images").path("value").asInt()).isPositive();
  }

  @Test
  void showsOneStudentInFull() {
    Audited audited = run(environment(), "--student", "3", "--lang", "en");

    assertThat(audited.out())
        .contains("s3://mlops-training-user03", "aws s3api put-bucket-versioning", "experiments")
        .doesNotContain("mlops-training-user07");
  }

  @Test
  void looksAtOneServiceOnly() throws JsonProcessingException {
    JsonNode json = json(run(environment(), "--format", "json", "--service", "ecr"));

    assertThat(json.path("assessments").findValuesAsText("service")).doesNotContain("s3");
    assertThat(json.path("run").path("buckets").isNull()).isTrue();
  }

  @Test
  void exitsAsFailOnSays() throws IOException {
    assertThat(run(environment(), "--fail-on", "critical").exitCode()).isOne();
    assertThat(exitCode("03", "never")).isZero();
    assertThat(exitCode("20", "low")).isZero();
    assertThat(exitCode("05", "high")).isZero();
    assertThat(exitCode("05", "medium")).isOne();
  }

  /// Of one student, whatever the account does.
  private int exitCode(String student, String failOn) throws IOException {
    Path course =
        Files.writeString(
            folder.resolve("course.yaml"),
            "checks: {account-block-public-access: {enabled: false}}\n");
    return run(
            environment(), "--student", student, "--fail-on", failOn, "--course", course.toString())
        .exitCode();
  }

  @Test
  void onlyLooksUnlessItIsToPublish() {
    Map<String, String> environment =
        environment(
            "AUDIT_TABLE", destinations.table(), "AUDIT_TOPIC_ARN", destinations.topicArn());
    Inbox inbox = new Inbox(AWS.environment(), destinations.queueUrl());

    run(environment);
    assertThat(inbox.read()).isEmpty();

    run(environment, "--publish");
    assertThat(inbox.read()).hasSize(1);
  }

  @Test
  void publishingNeedsAPlace() {
    Audited audited = run(environment(), "--publish");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err())
        .contains("--publish needs AUDIT_TABLE, AUDIT_REPORT_BUCKET or AUDIT_TOPIC_ARN");
  }

  @Test
  void printsTheReportEvenWhenPublishingFails() {
    Audited audited = run(environment("AUDIT_TABLE", "gone", "AUDIT_LANGUAGE", "en"), "--publish");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.out()).contains("Score");
    assertThat(audited.err()).contains("gone").contains("AUDIT_TABLE");
  }

  @Test
  void readsACourseFile() throws IOException {
    Path course = Files.writeString(folder.resolve("course.yaml"), "roster: [{number: \"01\"}]\n");

    assertThat(
            json(run(environment(), "--course", course.toString(), "--format", "json"))
                .path("run")
                .path("students")
                .asInt())
        .isOne();
  }

  @Test
  void readsTheCourseFileOfTheDeployedFunction() {
    Audited audited = run(environment("AUDIT_COURSE_PARAMETER", "/nowhere"));

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains("no such SSM parameter");
  }

  @Test
  void tellsAMistakeInTheCourseFileWithItsLine() throws IOException {
    Path course = Files.writeString(folder.resolve("course.yaml"), "name: a\nroster: 15\n");

    Audited audited = run(environment(), "--course", course.toString());

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.out()).isEmpty();
    assertThat(audited.err()).contains("course.yaml line 2: 'roster' must be a list");
    assertThat(run(environment(), "--course", "nowhere.yaml").err())
        .contains("There is no file nowhere.yaml (the course file)");
  }

  @Test
  void tellsWrongUsage() {
    for (List<String> wrong :
        List.of(
            List.of("--student", "kim"),
            List.of("--service", "iam"),
            List.of("--format", "xml"),
            List.of("--fail-on", "sometimes"),
            List.of("--no-such-option"))) {
      Audited audited = run(environment(), wrong.toArray(String[]::new));

      assertThat(audited.exitCode()).as("%s", wrong).isEqualTo(2);
      assertThat(audited.err()).as("%s", wrong).isNotBlank();
      assertThat(audited.out()).as("%s", wrong).isEmpty();
    }
  }

  @Test
  void auditsAClassOfWhichThereIsNothing() {
    Audited audited =
        run(
            environment(
                "AUDIT_BUCKETS",
                "other-user{number}",
                "AUDIT_REPOSITORIES",
                "other-user{number}-{component}"),
            "--lang",
            "en");

    assertThat(audited.exitCode()).isOne();
    assertThat(audited.out())
        .contains("Nothing of the class was found in account 123456789012")
        .contains("S3 bucket missing: 15 of 15 students.");
  }

  @Test
  void auditsWhatItFindsForAnEmptyRoster() {
    Audited audited =
        run(environment("AUDIT_ROSTER", "none", "AUDIT_INSTRUCTORS", "none"), "--lang", "en");

    assertThat(audited.out())
        .contains("The roster is empty")
        .contains("03 (?)")
        .doesNotContain("S3 bucket missing");
  }
}
