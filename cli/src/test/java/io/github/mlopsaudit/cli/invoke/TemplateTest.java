package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.bench.ColdStarts;
import io.github.mlopsaudit.cli.privilege.TemplateRole;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for the template of this project.
final class TemplateTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final SamTemplate TEMPLATE = SamTemplate.of(PROJECT);
  private static final Pattern OUR_VARIABLE = Pattern.compile("\"(AUDIT_[A-Z_]+)\"");

  @Test
  void noActionIsAWildcardOrWritesToAStudent() {
    assertThat(actions()).noneMatch(action -> action.contains("*"));
    assertThat(
            statements()
                .filter(statement -> !"KeepReports".equals(statement.get("Sid")))
                .flatMap(statement -> list(statement, "Action"))
                .map(Object::toString)
                .filter(action -> action.matches("(s3|ecr):.*")))
        .allMatch(action -> action.matches("\\w+:(Get|List|Describe|BatchGet)\\w+"));
  }

  @Test
  void objectsAreWrittenAndReadInTheReportBucketAlone() {
    assertThat(statements())
        .filteredOn(statement -> list(statement, "Action").anyMatch(TemplateTest::isOfObjects))
        .singleElement()
        .extracting(statement -> statement.get("Resource"))
        .isEqualTo(Map.of("Fn::Sub", "${ReportBucket.Arn}/reports/*"));
  }

  private static boolean isOfObjects(Object action) {
    return action.toString().matches("s3:\\w+Object");
  }

  @Test
  void reportsArePrivateEncryptedAndGoAfterNinetyDays() {
    Map<String, Object> bucket = TEMPLATE.section("Resources", "ReportBucket", "Properties");

    assertThat(TEMPLATE.section("Resources", "ReportBucket"))
        .containsEntry("DeletionPolicy", "Retain")
        .containsEntry("UpdateReplacePolicy", "Retain");
    // CloudFormation makes the name, of the stack's: no pattern of a student's bucket fits it.
    assertThat(bucket).doesNotContainKey("BucketName");
    assertThat(bucket.getOrDefault("PublicAccessBlockConfiguration", Map.of()))
        .isEqualTo(
            Map.of(
                "BlockPublicAcls", "true",
                "BlockPublicPolicy", "true",
                "IgnorePublicAcls", "true",
                "RestrictPublicBuckets", "true"));
    assertThat(bucket.getOrDefault("OwnershipControls", "").toString())
        .contains("BucketOwnerEnforced");
    assertThat(bucket.getOrDefault("BucketEncryption", "").toString()).contains("AES256");
    assertThat(bucket.getOrDefault("LifecycleConfiguration", "").toString())
        .contains("ExpirationInDays={Ref=ReportDays}", "AbortIncompleteMultipartUpload");
    assertThat(TEMPLATE.section("Parameters", "ReportDays")).containsEntry("Default", "90");
  }

  @Test
  void reportsAreRefusedToWhoeverAsksOverPlainHttp() {
    Map<String, Object> policy = TEMPLATE.section("Resources", "ReportBucketPolicy", "Properties");

    assertThat(policy).containsEntry("Bucket", Map.of("Ref", "ReportBucket"));
    assertThat(list((Map<?, ?>) policy.getOrDefault("PolicyDocument", Map.of()), "Statement"))
        .singleElement()
        .isEqualTo(
            Map.of(
                "Sid", "DenyInsecureTransport",
                "Effect", "Deny",
                "Principal", "*",
                "Action", "s3:*",
                "Resource",
                    List.of(
                        Map.of("Fn::GetAtt", "ReportBucket.Arn"),
                        Map.of("Fn::Sub", "${ReportBucket.Arn}/*")),
                "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  @Test
  void scheduleSendsWhatIsTheSameAtEachAttempt() {
    assertThat(schedule().getOrDefault("Input", "").toString())
        .contains("\"time\": \"<aws.scheduler.scheduled-time>\"")
        .contains("\"resources\": [\"<aws.scheduler.schedule-arn>\"]")
        .contains("\"source\": \"aws.scheduler\"")
        .contains("\"detail\": {}");
  }

  @Test
  void declaresEachVariableAndNoOther() {
    assertThat(variables().keySet())
        .containsExactlyInAnyOrder(
            "AUDIT_TABLE",
            "AUDIT_TOPIC_ARN",
            "AUDIT_CLASS",
            "AUDIT_REGION",
            "AUDIT_EXTRA_REGIONS",
            "AUDIT_REPORT_BUCKET",
            "AUDIT_LANGUAGE",
            "AUDIT_ROSTER",
            "AUDIT_INSTRUCTORS",
            "AUDIT_BUCKETS",
            "AUDIT_REPOSITORIES",
            "AUDIT_COMPONENTS",
            "AUDIT_TRUSTED_ACCOUNTS",
            "AUDIT_COURSE_PARAMETER",
            "AUDIT_STUDENT_MAIL",
            "AUDIT_CONCURRENCY",
            "AWS_ENDPOINT_URL",
            "JAVA_TOOL_OPTIONS",
            "POWERTOOLS_SERVICE_NAME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AuditFunction", "SlackNotifierFunction"})
  void isMeasuredWithTheOptionsThatItIsDeployedWith(String function) {
    assertThat(variables(function)).containsEntry("JAVA_TOOL_OPTIONS", ColdStarts.TOOL_OPTIONS);
  }

  @Test
  void declaresEachVariableThatTheFunctionReads() throws IOException {
    assertThat(variables().keySet()).containsAll(variablesInTheSources());
  }

  @Test
  void eachVariableHasItsDefaultBeforeADeployment() {
    Set<String> ofTheStack =
        Set.of("AUDIT_TABLE", "AUDIT_TOPIC_ARN", "AUDIT_REPORT_BUCKET", "POWERTOOLS_SERVICE_NAME");

    variables()
        .forEach((name, value) ->
            assertThat(TEMPLATE.text(value).isPresent())
                .as(name)
                .isEqualTo(!ofTheStack.contains(name)));
  }

  private static Set<String> variablesInTheSources() throws IOException {
    Set<String> names = new TreeSet<>();
    Path sources = PROJECT.path().resolve("functions/audit/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> OUR_VARIABLE.matcher(read(file)).results())
          .map((MatchResult match) -> match.group(1))
          .forEach(names::add);
    }
    return names;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> variables() {
    return variables("AuditFunction");
  }

  private static Map<String, Object> variables(String function) {
    return TEMPLATE.section("Resources", function, "Properties", "Environment", "Variables");
  }

  private static Map<String, Object> schedule() {
    return TEMPLATE.section(
        "Resources", "AuditFunction", "Properties", "Events", "Nightly", "Properties");
  }

  private static Stream<String> actions() {
    return statements().flatMap(statement -> list(statement, "Action")).map(Object::toString);
  }

  private static Stream<Map<?, ?>> statements() {
    return TemplateRole.of("AuditFunction").statements();
  }

  private static Stream<?> list(Map<?, ?> section, String key) {
    Object value = section.get(key);
    return value instanceof List<?> values ? values.stream() : Stream.ofNullable(value);
  }
}
