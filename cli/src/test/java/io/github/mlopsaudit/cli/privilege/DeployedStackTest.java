package io.github.mlopsaudit.cli.privilege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.AuditHandler;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.cli.deploy.Caller;
import io.github.mlopsaudit.cli.deploy.LocalDeployment;
import io.github.mlopsaudit.cli.doctor.Examination;
import io.github.mlopsaudit.cli.doctor.Finding;
import io.github.mlopsaudit.cli.doctor.Status;
import io.github.mlopsaudit.cli.invoke.LambdaFunction;
import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.cli.privilege.DeployedRole.Permission;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.DeployedStack.Resource;
import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.slack.LocalSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The template, deployed by `sam deploy` on a local AWS that enforces IAM policies: a night that
/// the schedule starts, and audits of this JVM under the function's own role, whole and with each
/// permission taken away.
final class DeployedStackTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final Operations OPERATIONS = Operations.read();

  /// Always denied: the owner of the bucket 03 is another account, whatever the role may do.
  private static final Set<String> NOT_OURS = Set.of("s3:HeadBucket");

  /// The listing names the region of each bucket, as AWS's does; the audit asks only where one does
  /// not.
  private static final String ASKED_IN_NEED = "s3:GetBucketLocation";

  private static final String ASKED_IN_THE_END = "sns:GetTopicAttributes";

  /// A lease that cannot be given back ends by itself, and nobody has to be told; who cannot be
  /// asked for the subscribers is counted as none.
  private static final Set<String> HARMLESS = Set.of("dynamodb:DeleteItem", ASKED_IN_THE_END);

  /// The local AWS keeps topics without encrypting them, and so never uses their key; and it says
  /// 404 of an object that is not there to somebody who may not list the bucket, where S3 says 403.
  private static final Set<String> NOT_ENFORCED =
      Set.of("TellUnderTheKey", "KnowThatThereIsNoReport");

  private static final String WEBHOOK = "/mlops/slack-webhook";

  private static LocalSlack slack;
  private static LocalDeployment local;
  private static DeployedStack stack;
  private static Inbox inbox;
  private static IamClient iam;
  private static DeployedRole role;
  private static Caller function;
  private static AuditHandler handler;
  private static final List<Outcome> OUTCOMES = new ArrayList<>();

  @BeforeAll
  static void deploy(@TempDir Path folder) {
    slack = LocalSlack.start(folder);
    // Over the options that the stack gives a function.
    String options = String.join(" ", slack.jvmOptions());
    local = LocalDeployment.start(PROJECT, System.out, Map.of("JDK_JAVA_OPTIONS", options));
    keepTheWebhook();
    Caller stranger = new Caller(local.aws().environment("222222222222"));
    new SmallClass(local.operator(), stranger).create();
    stack =
        local.deploy(
            "class-of-three",
            Map.of(
                "Roster", "01-03",
                "Instructors", "none",
                "ExtraRegions", "none",
                "StudentMail", "true",
                "SlackWebhookParameter", WEBHOOK,
                "CourseParameter", SmallClass.COURSE));
    inbox = local.inbox(stack);
    iam = local.operator().lead(IamClient.builder()).build();
    role = new DeployedRole(iam, stack.role().substring(stack.role().indexOf('/') + 1));
    function = new Caller(local.operator().as(stack.role()));
    handler =
        new AuditHandler(
            new Configuration(variables()), InstantSource.system(), Progress.SILENT, OUTCOMES::add);
  }

  private static void keepTheWebhook() {
    try (SsmClient ssm = local.operator().lead(SsmClient.builder()).build()) {
      ssm.putParameter(
          put -> put.name(WEBHOOK).value(LocalSlack.WEBHOOK).type(ParameterType.SECURE_STRING));
    }
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(function.environment());
    variables.put("AUDIT_TABLE", stack.require("FindingsTableName"));
    variables.put("AUDIT_TOPIC_ARN", stack.require("FindingsTopicArn"));
    variables.put("AUDIT_REPORT_BUCKET", stack.require("ReportBucketName"));
    variables.put("AUDIT_COURSE_PARAMETER", SmallClass.COURSE);
    variables.put("AUDIT_ROSTER", "01-03");
    variables.put("AUDIT_INSTRUCTORS", "none");
    variables.put("AUDIT_EXTRA_REGIONS", "none");
    variables.put("AUDIT_REGION", LocalAws.REGION);
    variables.put("AUDIT_STUDENT_MAIL", "true");
    return variables;
  }

  @AfterAll
  static void end() {
    iam.close();
    local.close();
    slack.close();
  }

  /// No night before this one: everything is new, and nobody holds the lease.
  @BeforeEach
  void forget() {
    String table = stack.require("FindingsTableName");
    String bucket = stack.require("ReportBucketName");
    try (DynamoDbClient dynamoDb = local.operator().lead(DynamoDbClient.builder()).build();
        S3Client s3 = SmallClass.s3(local.operator())) {
      dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream()
          .map(item -> Map.of("PK", item.get("PK"), "SK", item.get("SK")))
          .forEach(key -> dynamoDb.deleteItem(delete -> delete.tableName(table).key(key)));
      s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
          .forEach(each -> s3.deleteObject(delete -> delete.bucket(bucket).key(each.key())));
    }
    inbox.read();
    OUTCOMES.clear();
    CallRecorder.clear();
  }

  @Test
  void aNightThatTheScheduleStartsIsRememberedAndTold() {
    String expression = local.fireOnce(stack);
    JsonNode summary = local.awaitRun(stack, Duration.ofSeconds(90));

    // The run is named by the time that the schedule was set to.
    String due = expression.replaceAll("\\D", "").replaceFirst("^(\\d{8})", "$1T");
    assertThat(summary.path("runId").asText()).startsWith(due + "Z-");
    assertThat(summary.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(summary.path("students").asInt()).isEqualTo(3);
    assertThat(summary.path("published").toString())
        .isEqualTo("{\"table\":\"DONE\",\"report\":\"DONE\",\"topic\":\"DONE\"}");
    assertThat(local.items(stack)).isGreaterThan(10);
    assertThat(inbox.read())
        .anySatisfy(letter -> {
          assertThat(letter.subject()).startsWith("[AUDIT]").contains("class mlops");
          assertThat(letter.attributes()).containsEntry("audience", "instructor");
        })
        .anySatisfy(letter -> assertThat(letter.attributes()).containsEntry("student", "01"));
    awaitInSlack(summary.path("runId").asText());
  }

  @Test
  void whatTheTopicOfAlarmsIsToldIsInSlack() {
    String topic = stack.require("OpsTopicArn");
    try (SnsClient sns = local.operator().lead(SnsClient.builder()).build()) {
      sns.publish(r -> r.topicArn(topic).subject("Trying").message("whether alarms arrive"));
    }

    awaitInSlack("whether alarms arrive");
  }

  private static void awaitInSlack(String text) {
    Instant end = Instant.now().plusSeconds(60);
    while (!slack.messages().toString().contains(text) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(slack.faults()).isEmpty();
    assertThat(slack.messages().toString()).contains(text);
  }

  @Test
  void withAWebhookAllOfTheNotifierIsDeployed() {
    SamTemplate template = SamTemplate.of(PROJECT);
    Set<String> conditional = new TreeSet<>(template.section("Resources").keySet());
    conditional.removeIf(
        id -> !"HasSlack".equals(template.section("Resources", id).get("Condition")));

    assertThat(conditional).hasSizeGreaterThan(5);
    assertThat(stack.resources()).extracting(Resource::logicalId).containsAll(conditional);
  }

  @Test
  void theRolesHaveWhatTheTemplateSaysAndNothingOfSams() {
    assertHasWhatTheTemplateSays("AuditFunction", role);
    assertHasWhatTheTemplateSays(
        "SlackNotifierFunction", new DeployedRole(iam, physicalId("SlackNotifierFunctionRole")));
  }

  private static void assertHasWhatTheTemplateSays(String function, DeployedRole deployed) {
    assertThat(deployed.attached()).isEmpty();
    assertThat(deployed.permissions())
        .extracting(Permission::action)
        .containsOnly(TemplateRole.of(function).actions().toArray(String[]::new));
  }

  private static String physicalId(String logicalId) {
    return stack.resources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .map(Resource::physicalId)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void underItsRoleTheAuditSeesEverythingAndCallsAllThatItCan() throws IOException {
    List<String> failures = auditAndAskForTheLink();

    assertThat(failures).isEmpty();
    assertThat(gaps()).isEmpty();
    assertThat(CallRecorder.denied()).isEqualTo(NOT_OURS);
    // Signing a link calls nobody; the items of a transaction are no calls of their own.
    Set<String> possible = new TreeSet<>(ProgramCalls.of(LambdaFunction.audit(PROJECT)));
    possible.removeIf(operation -> operation.startsWith("dynamodb:TransactWriteItems."));
    possible.removeAll(Set.of(ASKED_IN_NEED, "s3:GetObject"));
    assertThat(CallRecorder.called()).containsAll(possible);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void withoutAPermissionExactlyThatIsUnknownOrFails(Permission permission) {
    role.take(permission);
    List<String> failures;
    try {
      failures = auditAndAskForTheLink();
    } finally {
      role.restore();
    }

    Set<String> denied = CallRecorder.denied();
    boolean sometimes = permission.action().equals("s3:ListBucket");
    denied.removeAll(sometimes ? Set.of() : NOT_OURS);
    assertThat(denied)
        .as(permission.toString())
        .isNotEmpty()
        .allMatch(operation -> needs(operation, permission.action()));
    if (isReading(permission)) {
      assertThat(failures).isEmpty();
      assertThat(gaps())
          .isNotEmpty()
          .allSatisfy(gap -> {
            assertThat(gap.unreadable().action()).isEqualTo(permission.action());
            assertThat(gap.unreadable().cause()).isEqualTo(Cause.DENIED);
          });
    } else {
      assertThat(gaps()).isEmpty();
      assertThat(failures.isEmpty()).isEqualTo(HARMLESS.contains(permission.action()));
    }
    // The inbox of this test, and the Slack notifier.
    int heardBy = permission.action().equals(ASKED_IN_THE_END) ? 0 : 2;
    assertThat(OUTCOMES).allSatisfy(outcome -> assertThat(outcome.subscribers()).hasValue(heardBy));
  }

  static Stream<Permission> withoutAPermissionExactlyThatIsUnknownOrFails() {
    Set<String> ofTheCode = TemplateRole.of("AuditFunction").actionsOfTheCode();
    return role.permissions().stream()
        .filter(permission -> !permission.action().equals(ASKED_IN_NEED))
        .filter(permission -> ofTheCode.contains(permission.action()))
        .filter(permission -> !NOT_ENFORCED.contains(permission.statement()));
  }

  private static boolean needs(String operation, String action) {
    return operation.equals("dynamodb:TransactWriteItems")
        ? action.startsWith("dynamodb:")
        : OPERATIONS.actions(Set.of(operation)).contains(action);
  }

  /// What the statements of the template are for that let the audit look at the class.
  private static boolean isReading(Permission permission) {
    return Set.of(
            "SeeTheAccount",
            "SeeTheKeysOfBuckets",
            "AskWhatStudentsMay",
            "AskForNamesOfTheClass",
            "ReadBucketsOfTheClass",
            "SeeTheRegistry",
            "ReadRepositoriesOfTheClass")
        .contains(permission.statement());
  }

  /// The local AWS weighs the policies of the role, but takes no context from who asks.
  @Test
  void theDoctorKnowsWhatTheRoleMay() {
    List<String> always = List.of("kms:GenerateDataKey", "kms:Decrypt");
    assertThat(deniedByTheDoctor()).containsExactlyElementsOf(always);

    role.take(
        role.permissions().stream()
            .filter(permission -> permission.action().equals("s3:GetBucketPolicy"))
            .findFirst()
            .orElseThrow());
    try {
      assertThat(deniedByTheDoctor())
          .containsExactly("s3:GetBucketPolicy", always.getFirst(), always.getLast());
    } finally {
      role.restore();
    }
  }

  private static List<String> deniedByTheDoctor() {
    List<Finding> role =
        new Examination(
                local.aws().environment(), Optional.of(stack.name()), false, InstantSource.system())
            .findings().stream().filter(finding -> finding.area().equals("role")).toList();
    assertThat(role).extracting(Finding::status).contains(Status.OK);
    return role.stream()
        .filter(finding -> finding.status() == Status.FAULT)
        .map(finding -> finding.subject().split(" ", 2)[0])
        .toList();
  }

  @Test
  void whatIsNotOfTheClassIsOutOfReach() {
    try (S3Client s3 = SmallClass.s3(function)) {
      Stream.<Consumer<S3Client>>of(
              client -> client.getBucketPolicyStatus(get -> get.bucket(SmallClass.ELSEWHERE)),
              client -> client.getBucketVersioning(get -> get.bucket(SmallClass.ELSEWHERE)),
              client -> client.listObjectsV2(list -> list.bucket(SmallClass.ELSEWHERE)),
              client -> client.getBucketVersioning(get -> get.bucket(SmallClass.TAKEN)),
              client -> client.listObjectsV2(list -> list.bucket(SmallClass.TAKEN)))
          .forEach(call -> assertDenied(s3, call));
    }
  }

  @Test
  void nothingOfAStudentCanBeChanged() {
    try (S3Client s3 = SmallClass.s3(function)) {
      Stream.<Consumer<S3Client>>of(
              client ->
                  client.putObject(
                      put -> put.bucket(SmallClass.BUCKET).key("x"), RequestBody.fromString("x")),
              client ->
                  client.deleteObject(delete ->
                      delete.bucket(SmallClass.BUCKET).key("mlflow-artifacts/1/model.pkl")),
              client -> client.deleteBucketPolicy(policy -> policy.bucket(SmallClass.BUCKET)))
          .forEach(call -> assertDenied(s3, call));
    }
  }

  private static void assertDenied(S3Client s3, Consumer<S3Client> call) {
    assertThatThrownBy(() -> call.accept(s3))
        .isInstanceOfSatisfying(
            S3Exception.class, refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
  }

  /// A night, and a link to its report. What failed of both.
  private static List<String> auditAndAskForTheLink() {
    List<String> failures = new ArrayList<>();
    attempt(Map.of(), failures);
    attempt(Map.of("reportLink", true), failures);
    return failures;
  }

  private static void attempt(Map<String, Object> detail, List<String> failures) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.now());
    event.setDetail(detail);
    try {
      handler.handleRequest(event, new LocalContext());
    } catch (RuntimeException e) {
      failures.add(String.valueOf(e.getMessage()));
    }
  }

  private static List<Gap> gaps() {
    return OUTCOMES.isEmpty() ? List.of() : OUTCOMES.getLast().report().snapshot().gaps();
  }
}
