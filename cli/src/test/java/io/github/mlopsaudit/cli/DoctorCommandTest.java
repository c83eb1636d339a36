package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.AuditHandler;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.cli.doctor.Examination;
import io.github.mlopsaudit.cli.doctor.Finding;
import io.github.mlopsaudit.cli.doctor.SimulatedRole;
import io.github.mlopsaudit.cli.doctor.Status;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubAws;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// `./audit doctor` tells the truth about a DEPLOYED stack and what may be wrong with it.
final class DoctorCommandTest {

  private static final LocalAws AWS = SharedLocalAws.get();
  private static final String WEBHOOK = "/mlops/slack-webhook";
  private static final String DRIFT_AWARE = "Create change set, drift-aware";
  private static final String URL = "https://hooks.slack.com/services/T0/B0/canary";
  private static final DeployedClass DEPLOYED =
      DeployedClass.on(SharedLocalAws.empty(), SampleClass.of(2).create(AWS.environment()));
  private static final AwsClients CLIENTS =
      new AwsClients(AwsSettings.from(AWS.environment(), LocalAws.REGION));

  @BeforeAll
  static void deploy() {
    String table = DEPLOYED.destinations().table();
    CLIENTS.dynamoDb().updateTable(r -> r.tableName(table).deletionProtectionEnabled(true));
    CLIENTS
        .dynamoDb()
        .updateContinuousBackups(r ->
            r.tableName(table)
                .pointInTimeRecoverySpecification(all -> all.pointInTimeRecoveryEnabled(true)));
    CLIENTS
        .sns()
        .setTopicAttributes(r ->
            r.topicArn(DEPLOYED.destinations().topicArn())
                .attributeName("KmsMasterKeyId")
                .attributeValue(DeployedClass.KEY_ARN));
    putWebhook(ParameterType.SECURE_STRING, URL);
    subscribeInstructor();
    assertThat(audit(environmentOf("demo"), Map.of())).containsEntry("status", "COMPLETE");
  }

  /// As the schedule starts it.
  private static Map<String, Object> audit(
      Map<String, String> environment, Map<String, Object> detail) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.now(DateTimeZone.UTC));
    event.setDetail(detail);
    return new AuditHandler(
            new Configuration(environment), InstantSource.system(), Progress.SILENT, _ -> {})
        .handleRequest(event, new LocalContext());
  }

  private static String subscribeInstructor() {
    return CLIENTS
        .sns()
        .subscribe(r ->
            r.topicArn(DEPLOYED.destinations().topicArn())
                .protocol("email")
                .endpoint(DeployedClass.INSTRUCTOR)
                .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  @AfterAll
  static void close() {
    DEPLOYED.close();
    CLIENTS.close();
  }

  @AfterEach
  void mend() {
    AWS.deny();
    DEPLOYED.alarms().set("OK", DeployedClass.OPS);
    DEPLOYED.deploy(26, "ENABLED");
    DEPLOYED.raise(List.of(DeployedClass.STACK + "-heartbeat"));
    putWebhook(ParameterType.SECURE_STRING, URL);
  }

  private static void putWebhook(ParameterType type, String value) {
    CLIENTS.ssm().putParameter(r -> r.name(WEBHOOK).type(type).value(value).overwrite(true));
  }

  /// Each thing that is not well, as "STATUS area subject: says", and what is to be done.
  private record Diagnosis(int exitCode, List<String> notWell, String everything) {}

  private static Diagnosis doctor(Map<String, String> environment, String... options)
      throws JsonProcessingException {
    List<String> arguments = new ArrayList<>(List.of("doctor", "--format", "json"));
    arguments.addAll(Arrays.asList(options));
    Audited audited = Audited.with(environment, arguments.toArray(String[]::new));
    List<String> notWell = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(audited.out())) {
      String status = finding.path("status").asText();
      if (!status.equals("OK") && !status.equals("NOT_ASKED")) {
        notWell.add(
            "%s %s %s: %s"
                .formatted(
                    status,
                    finding.path("area").asText(),
                    finding.path("subject").asText(),
                    finding.path("says").asText()));
        assertThat(finding.path("todo").asText()).as(finding.toString()).isNotBlank();
      }
    }
    return new Diagnosis(audited.exitCode(), notWell, audited.out() + audited.err());
  }

  private static Diagnosis doctor(String... more) throws JsonProcessingException {
    List<String> arguments = new ArrayList<>(List.of("--stack", DeployedClass.STACK));
    arguments.addAll(Arrays.asList(more));
    return doctor(DEPLOYED.environment(), arguments.toArray(String[]::new));
  }

  /// What the variables name, with one of them changed.
  private static Diagnosis with(String variable, String value) throws JsonProcessingException {
    Map<String, String> environment = new HashMap<>(DEPLOYED.variables());
    environment.putAll(DEPLOYED.environment());
    environment.put(variable, value);
    return doctor(environment);
  }

  @Test
  void findsNothingWhereAllIsWell() throws JsonProcessingException {
    Diagnosis well = doctor();

    assertThat(well.notWell()).isEmpty();
    assertThat(well.exitCode()).isZero();
    assertThat(well.everything()).doesNotContain("canary");
  }

  @Test
  void showsAPersonWhatItLookedAt() {
    Audited audited =
        Audited.with(DEPLOYED.environment(), "doctor", "--stack", DeployedClass.STACK);

    assertThat(audited.out())
        .contains(
            "what the function's role may is simulated",
            "may sns:Publish",
            "s3:GetBucketVersioning",
            "dynamodb:ConditionCheckItem",
            "index GSI1",
            "deletion protection",
            DeployedClass.STACK + "-heartbeat",
            "ENABLED, cron(0 2 * * ? *) Asia/Seoul",
            "Nothing to do.");
  }

  @Test
  void leavesNothingBehind() throws JsonProcessingException {
    String table = DEPLOYED.destinations().table();
    int before = CLIENTS.dynamoDb().scan(r -> r.tableName(table)).count();

    doctor();

    assertThat(CLIENTS.dynamoDb().scan(r -> r.tableName(table)).count()).isEqualTo(before);
    assertThat(
            CLIENTS
                .s3()
                .listObjectsV2(
                    r -> r.bucket(DEPLOYED.destinations().reportBucket()).prefix("reports/doctor"))
                .contents())
        .isEmpty();
  }

  @Test
  void sendsATestMessageWhenAskedTo() throws JsonProcessingException {
    assertThat(doctor("--send").notWell()).isEmpty();
    assertThat(new Inbox(AWS.environment(), DEPLOYED.destinations().queueUrl()).read())
        .filteredOn(letter -> letter.subject().contains("test message of ./audit doctor"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.attributes()).containsEntry("audience", "ops"));
  }

  @Test
  void namesTheActionThatTheAuditIsDenied() throws JsonProcessingException {
    AWS.deny("versioning");

    Diagnosis denied = with("AUDIT_CLASS", "demo");

    assertThat(denied.notWell())
        .containsExactly("FAULT permission s3:GetBucketVersioning: denied (AccessDenied)");
    assertThat(denied.exitCode()).isEqualTo(1);
  }

  /// The function of the stack has a role of its own.
  @Test
  void takesWhatThePersonMayNotForNoFaultOfTheStack() throws JsonProcessingException {
    AWS.deny("versioning");
    StubAws sns = DEPLOYED.cloudFormation();
    sns.on("sns:GetTopicAttributes").answer(attributes());
    sns.on("sns:ListSubscriptionsByTopic").answer(subscriptions("arn:aws:sns:x:1:y:z"));
    sns.on("sns:GetSubscriptionAttributes").answer(Fault.denied());
    sns.on("sns:Publish").answer(Fault.denied());

    Diagnosis denied = doctor(environmentWithSnsAt(sns), "--stack", DeployedClass.STACK, "--send");

    assertThat(denied.notWell())
        .containsExactly(
            "COULD_NOT_ASK permission s3:GetBucketVersioning: denied (AccessDenied)",
            "COULD_NOT_ASK topic subscriptions of mlops-storage-audit: denied",
            "COULD_NOT_ASK topic sns:Publish to mlops-storage-audit: denied");
    assertThat(denied.everything())
        .contains("These are your rights and not the function's", "events/dry-run.json");
    assertThat(denied.exitCode()).isEqualTo(3);
  }

  /// The audit simulates only what the studentRole of a course may.
  @Test
  void asksForNoSimulationThatTheAuditDoesNotMake() throws JsonProcessingException {
    DEPLOYED.cloudFormation().on(DeployedClass.SIMULATE).answer(Fault.denied());

    assertThat(with("AUDIT_CLASS", "demo").notWell()).isEmpty();
  }

  @Test
  void findsATableWithoutItsIndex() throws JsonProcessingException {
    CLIENTS
        .dynamoDb()
        .createTable(r ->
            r.tableName("bare")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("PK"), attribute("SK"))
                .keySchema(key("PK", KeyType.HASH), key("SK", KeyType.RANGE)));

    assertThat(with("AUDIT_TABLE", "bare").notWell())
        .contains("FAULT table index GSI1: it is missing, so nothing that is open can be found")
        .anyMatch(line -> line.startsWith("FAULT table dynamodb:Query GSI1: refused"))
        .anyMatch(line -> line.startsWith("WARNING table deletion protection: off"))
        .anyMatch(line -> line.startsWith("WARNING table time to live: off"))
        .anyMatch(line -> line.startsWith("WARNING table point-in-time recovery: off"));
  }

  @Test
  void findsATableWithOtherKeys() throws JsonProcessingException {
    CLIENTS
        .dynamoDb()
        .createTable(r ->
            r.tableName("other")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("id"))
                .keySchema(key("id", KeyType.HASH)));

    assertThat(with("AUDIT_TABLE", "other").notWell())
        .contains("FAULT table key: {HASH=id} in the place of {HASH=PK, RANGE=SK}");
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @Test
  void findsThatThereIsNoTableNoBucketAndNoTopic() throws JsonProcessingException {
    Diagnosis table = with("AUDIT_TABLE", "gone");
    assertThat(table.notWell())
        .contains("FAULT table gone: there is no such table in ap-northeast-2");
    assertThat(table.everything()).contains("docs/runbook.md, 'Restore the table'");
    Diagnosis bucket = with("AUDIT_REPORT_BUCKET", "mlops-gone");
    assertThat(bucket.notWell())
        .contains(
            "FAULT reports s3:ListBucket: there is no bucket mlops-gone",
            "FAULT reports s3:GetObject: there is no bucket mlops-gone",
            "FAULT reports s3:PutObject: there is no bucket mlops-gone");
    assertThat(bucket.everything()).contains(DRIFT_AWARE);
    Diagnosis topic = with("AUDIT_TOPIC_ARN", DEPLOYED.destinations().topicArn() + "x");
    assertThat(topic.notWell())
        .singleElement()
        .asString()
        .startsWith("FAULT topic ")
        .endsWith("there is no such topic");
    assertThat(topic.everything()).contains(DRIFT_AWARE);
  }

  @Test
  void findsATopicThatNobodyHears() throws JsonProcessingException {
    String silent = CLIENTS.sns().createTopic(r -> r.name("silent")).topicArn();

    assertThat(with("AUDIT_TOPIC_ARN", silent).notWell())
        .containsExactly(
            "FAULT topic subscriptions of silent: nobody has subscribed, so nobody is told");
  }

  @Test
  void findsAWebhookThatIsNoSecretOrLeadsElsewhere() throws JsonProcessingException {
    putWebhook(ParameterType.SECURE_STRING, "https://example.com/canary");
    Diagnosis elsewhere = doctor();
    CLIENTS.ssm().deleteParameter(r -> r.name(WEBHOOK));
    Diagnosis missing = doctor();
    putWebhook(ParameterType.STRING, URL);
    Diagnosis open = doctor();
    CLIENTS.ssm().deleteParameter(r -> r.name(WEBHOOK));

    assertThat(elsewhere.notWell())
        .containsExactly(
            "FAULT webhook /mlops/slack-webhook: it holds no URL of https://hooks.slack.com/");
    assertThat(missing.notWell())
        .containsExactly(
            "FAULT webhook /mlops/slack-webhook: there is no such parameter in ap-northeast-2");
    assertThat(open.notWell()).singleElement().asString().contains("it is a String");
    assertThat(elsewhere.everything() + open.everything()).doesNotContain("canary");
  }

  @Test
  void findsABrokenCourseFile() throws JsonProcessingException {
    CLIENTS
        .ssm()
        .putParameter(r ->
            r.name("/mlops/broken")
                .type(ParameterType.STRING)
                .value("colour: red")
                .overwrite(true));

    assertThat(with("AUDIT_COURSE_PARAMETER", "/mlops/broken").notWell())
        .singleElement()
        .asString()
        .contains("FAULT course", "line 1", "colour");
    assertThat(with("AUDIT_COURSE_PARAMETER", "/mlops/none").notWell())
        .singleElement()
        .asString()
        .contains("there is no such SSM parameter");
  }

  @Test
  void namesTheStackWhereItsCourseFileIsBroken() throws JsonProcessingException {
    CLIENTS
        .ssm()
        .putParameter(r -> r.name("/mlops/odd").type(ParameterType.STRING).value("colour: red"));
    Map<String, String> environment = new HashMap<>(DEPLOYED.environment());
    environment.put("AUDIT_COURSE_PARAMETER", "/mlops/odd");

    assertThat(doctor(environment, "--stack", DeployedClass.STACK).everything())
        .contains("./audit course push course.yaml --stack mlops-audit");
  }

  @Test
  void saysThatTheCourseFileCouldNotBeRead() throws JsonProcessingException {
    StubAws ssm = DEPLOYED.cloudFormation();
    ssm.on("ssm:GetParameter").answer(Fault.denied());
    Map<String, String> environment = new HashMap<>(DEPLOYED.variables());
    environment.putAll(DEPLOYED.environment());
    environment.put("AUDIT_COURSE_PARAMETER", "/mlops/course");
    environment.put("AWS_ENDPOINT_URL_SSM", ssm.endpoint().toString());

    Diagnosis denied = doctor(environment);
    ssm.on("ssm:GetParameter").answer(Fault.broken());
    Diagnosis broken = doctor(environment);

    assertThat(denied.notWell()).containsExactly("COULD_NOT_ASK course /mlops/course: denied");
    assertThat(denied.everything()).contains("Sign in as somebody who may ssm:GetParameter on it");
    assertThat(denied.exitCode()).isEqualTo(3);
    assertThat(broken.notWell())
        .containsExactly("COULD_NOT_ASK course /mlops/course: InternalError");
  }

  @Test
  void saysThatTheStackCouldNotBeRead() throws JsonProcessingException {
    DEPLOYED.cloudFormation().on("cloudformation:DescribeStacks").answer(Fault.denied());
    Diagnosis denied = doctor();
    DEPLOYED.cloudFormation().on("cloudformation:DescribeStacks").answer(Fault.broken());
    Diagnosis broken = doctor();

    assertThat(denied.notWell()).containsExactly("COULD_NOT_ASK stack mlops-audit: denied");
    assertThat(denied.everything())
        .contains("Sign in as somebody who may cloudformation:DescribeStacks");
    assertThat(denied.exitCode()).isEqualTo(3);
    assertThat(broken.notWell()).containsExactly("COULD_NOT_ASK stack mlops-audit: InternalError");
  }

  @Test
  void findsThatTheFunctionIsGone() throws JsonProcessingException {
    DEPLOYED.deleteAlias();
    Diagnosis gone = doctor();
    DEPLOYED.createAlias();

    assertThat(gone.notWell()).containsExactly("FAULT stack mlops-audit: not found");
    assertThat(gone.everything())
        .contains("The function of the stack mlops-audit is gone, or its alias live");
  }

  @Test
  void saysThatNobodyKnowsWhoIsSignedIn() throws JsonProcessingException {
    Map<String, String> environment = new HashMap<>(DEPLOYED.environment());
    environment.put("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");

    Diagnosis unanswered = doctor(environment, "--stack", DeployedClass.STACK);

    assertThat(unanswered.notWell())
        .containsExactly("COULD_NOT_ASK credentials AWS: STS does not answer");
    assertThat(unanswered.exitCode()).isEqualTo(3);
  }

  @Test
  void findsAScheduleThatSomebodySwitchedOff() throws JsonProcessingException {
    Diagnosis byHand = withSchedule(ScheduleState.DISABLED, "mlops-audit-AuditFunction");
    assertThat(byHand.notWell())
        .containsExactly(
            "FAULT schedule mlops-audit-nightly: somebody has switched it off, so no audit runs by itself");
    assertThat(byHand.exitCode()).isEqualTo(1);

    DEPLOYED.deploy(26, "DISABLED");
    Diagnosis byDeploy = withSchedule(ScheduleState.DISABLED, "mlops-audit-AuditFunction");
    assertThat(byDeploy.notWell())
        .containsExactly(
            "WARNING schedule mlops-audit-nightly: the stack was deployed with ScheduleState=DISABLED, so no audit runs by itself");
    assertThat(byDeploy.exitCode()).isZero();
  }

  /// A deploy of the same template sees neither.
  @Test
  void saysHowToPutBackAScheduleThatIsGoneOrLeadsElsewhere() throws JsonProcessingException {
    Diagnosis elsewhere = withSchedule(ScheduleState.ENABLED, "another");
    DEPLOYED.deleteSchedule();
    Diagnosis gone = doctor();
    DEPLOYED.createSchedule();

    assertThat(elsewhere.notWell()).singleElement().asString().contains(":function:another:live");
    assertThat(gone.notWell())
        .singleElement()
        .asString()
        .endsWith("there is no such schedule, so no audit runs by itself");
    assertThat(List.of(elsewhere, gone))
        .allSatisfy(diagnosis -> assertThat(diagnosis.everything()).contains(DRIFT_AWARE));
  }

  private static Diagnosis withSchedule(ScheduleState state, String function)
      throws JsonProcessingException {
    DEPLOYED.deleteSchedule();
    DEPLOYED.createSchedule(state, function);
    try {
      return doctor();
    } finally {
      DEPLOYED.deleteSchedule();
      DEPLOYED.createSchedule();
    }
  }

  @Test
  void findsTheWrongRegion() throws JsonProcessingException {
    Map<String, String> environment = new HashMap<>(DEPLOYED.environment());
    environment.put("AWS_REGION", "eu-west-1");

    Diagnosis wrong = doctor(environment, "--stack", DeployedClass.STACK);

    assertThat(wrong.notWell()).containsExactly("FAULT stack mlops-audit: not found");
    assertThat(wrong.everything())
        .contains("There is no stack mlops-audit in eu-west-1. Is AWS_REGION right");
    assertThat(wrong.exitCode()).isEqualTo(1);
  }

  @Test
  void findsThatNobodyIsSignedIn() throws JsonProcessingException {
    Map<String, String> environment = new HashMap<>(DEPLOYED.environment());
    environment.remove("AWS_ACCESS_KEY_ID");
    environment.put("AWS_PROFILE", "there-is-no-such-profile");

    Diagnosis nobody = doctor(environment, "--stack", DeployedClass.STACK);

    assertThat(nobody.notWell()).containsExactly("FAULT credentials AWS: nobody is signed in");
    assertThat(nobody.exitCode()).isEqualTo(1);
  }

  @Test
  void findsAClassThatWasNeverAudited() throws JsonProcessingException {
    assertThat(with("AUDIT_CLASS", "another").notWell())
        .containsExactly("FAULT last run another: no run of this class is remembered");
  }

  @Test
  void findsAnAlarmThatTellsNobodyOrAnotherTopic() throws JsonProcessingException {
    DEPLOYED.alarms().set("OK");
    Diagnosis nobody = doctor();
    DEPLOYED.alarms().set("OK", DeployedClass.OPS + "-of-another-stack");
    Diagnosis another = doctor();

    assertThat(List.of(nobody, another))
        .extracting(Diagnosis::notWell)
        .containsOnly(
            List.of(
                "FAULT alarm mlops-audit-heartbeat: it does not tell the stack's topic for alarms (OpsTopicArn)"));
    assertThat(another.everything()).contains("ops-of-another-stack");
  }

  @Test
  void saysHowToPutBackAnAlarmThatIsGone() throws JsonProcessingException {
    DEPLOYED.raise(List.of(AlarmsServer.GONE));

    Diagnosis gone = doctor();

    assertThat(gone.notWell())
        .containsExactly("FAULT alarm mlops-audit-gone: somebody has deleted it");
    assertThat(gone.everything()).contains(DRIFT_AWARE);
  }

  @Test
  void findsAnAlarmThatRings() throws JsonProcessingException {
    DEPLOYED.alarms().set("ALARM", DeployedClass.OPS);

    assertThat(doctor().notWell())
        .containsExactly("FAULT alarm mlops-audit-heartbeat: ALARM: no datapoints");
  }

  @Test
  void saysWhatCouldNotBeAsked() throws JsonProcessingException {
    Map<String, String> environment = new HashMap<>(DEPLOYED.environment());
    environment.put("AWS_ENDPOINT_URL_SCHEDULER", DEPLOYED.cloudFormation().endpoint().toString());

    Diagnosis unseen = doctor(environment, "--stack", DeployedClass.STACK);

    assertThat(unseen.notWell())
        .singleElement()
        .asString()
        .startsWith("COULD_NOT_ASK schedule mlops-audit-nightly");
    assertThat(unseen.exitCode()).isEqualTo(3);
  }

  /// More than CloudWatch names in one answer.
  @Test
  void looksAtEachOfManyAlarms() {
    DEPLOYED.raise(
        IntStream.rangeClosed(1, 230).mapToObj(i -> DeployedClass.STACK + "-a" + i).toList());

    assertThat(examined(Instant.now()))
        .filteredOn(finding -> finding.area().equals("alarm"))
        .hasSize(230)
        .allMatch(finding -> finding.says().equals("OK"));
  }

  /// As AWS answers for a subscription that nobody confirmed:
  /// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
  @Test
  void findsAMailThatNobodyConfirmed() throws JsonProcessingException {
    DEPLOYED.cloudFormation().on("sns:GetTopicAttributes").answer(attributes());
    DEPLOYED
        .cloudFormation()
        .on("sns:ListSubscriptionsByTopic")
        .answer(subscriptions("PendingConfirmation"));

    Diagnosis pending =
        doctor(environmentWithSnsAt(DEPLOYED.cloudFormation()), "--stack", DeployedClass.STACK);

    assertThat(pending.notWell())
        .containsExactly(
            "FAULT topic subscriptions of mlops-storage-audit: instructor@example.com has not confirmed (email)");
    assertThat(pending.everything())
        .contains(
            "docs/runbook.md, 'Confirm the mail'",
            "--notification-endpoint instructor@example.com --attributes '{\\\"FilterPolicy\\\"");
  }

  /// Others are still subscribed: students, Slack.
  @Test
  void findsAMailThatWasUnsubscribed() throws JsonProcessingException {
    String subscription = subscribeInstructor();
    CLIENTS.sns().unsubscribe(r -> r.subscriptionArn(subscription));

    Diagnosis silent = doctor();
    subscribeInstructor();

    assertThat(silent.notWell())
        .containsExactly(
            "FAULT topic subscriptions of mlops-storage-audit: instructor@example.com is not subscribed any more, so nothing is mailed there");
    assertThat(silent.everything()).contains("aws sns subscribe --topic-arn", "FilterPolicy");
  }

  @Test
  void findsAMailThatAScannerMayUnsubscribe() throws JsonProcessingException {
    String subscription = DEPLOYED.destinations().topicArn() + ":1";
    StubAws sns = DEPLOYED.cloudFormation();
    sns.on("sns:GetTopicAttributes").answer(attributes());
    sns.on("sns:ListSubscriptionsByTopic").answer(subscriptions(subscription));
    sns.on("sns:GetSubscriptionAttributes")
        .answer(
            Reply.xml(
                "<GetSubscriptionAttributesResponse><GetSubscriptionAttributesResult><Attributes><entry><key>ConfirmationWasAuthenticated</key><value>false</value></entry></Attributes></GetSubscriptionAttributesResult></GetSubscriptionAttributesResponse>"));

    Diagnosis shaky = doctor(environmentWithSnsAt(sns), "--stack", DeployedClass.STACK);

    assertThat(shaky.notWell())
        .containsExactly(
            "WARNING topic subscriptions of mlops-storage-audit: instructor@example.com was confirmed by the link, so a mail scanner may end the subscription");
    assertThat(shaky.exitCode()).isZero();
  }

  private static Reply attributes() {
    return Reply.xml(
        "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>KmsMasterKeyId</key><value>%s</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>"
            .formatted(DeployedClass.KEY_ARN));
  }

  private static Reply subscriptions(String arn) {
    return Reply.xml(
        """
        <ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member>
        <TopicArn>%s</TopicArn><Protocol>email</Protocol><SubscriptionArn>%s</SubscriptionArn>
        <Owner>123456789012</Owner><Endpoint>instructor@example.com</Endpoint>
        </member></Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>\
        """
            .formatted(DEPLOYED.destinations().topicArn(), arn));
  }

  private static Map<String, String> environmentWithSnsAt(StubAws sns) {
    Map<String, String> environment = new HashMap<>(DEPLOYED.environment());
    environment.put("AWS_ENDPOINT_URL_SNS", sns.endpoint().toString());
    return environment;
  }

  /// Nobody can tell whose mail it is, a student's or not: only that it must not hear everything.
  @Test
  void advisesNoSubscriptionWithoutAFilter() throws JsonProcessingException {
    StubAws sns = DEPLOYED.cloudFormation();
    sns.on("sns:GetTopicAttributes").answer(attributes());
    sns.on("sns:ListSubscriptionsByTopic")
        .answer(
            Reply.xml(
                subscriptions("PendingConfirmation").body().replace("instructor@", "haneul@")));

    Diagnosis pending = doctor(environmentWithSnsAt(sns), "--stack", DeployedClass.STACK);

    assertThat(pending.everything())
        .contains(
            "--notification-endpoint haneul@example.com --attributes",
            "docs/student-mail.md shows a student's and the instructor's");
  }

  /// A person who audits by hand each day does not hide that the schedule never fires.
  @Test
  void findsThatOnlyPeopleStartedRuns() throws JsonProcessingException {
    Map<String, String> environment = new HashMap<>(DEPLOYED.variables());
    environment.putAll(DEPLOYED.environment());
    environment.put("AUDIT_CLASS", "by-hand");
    assertThat(Audited.with(environment, "run", "--publish").err()).contains("Read ");

    assertThat(doctor(environment).notWell())
        .singleElement()
        .asString()
        .startsWith("WARNING last run ondemand-")
        .endsWith("on demand or of a part of the class; no nightly run is remembered");
  }

  /// An event of the schedule's for some students.
  @Test
  void takesNoRunOfAPartForANight() throws JsonProcessingException {
    audit(environmentOf("by-part"), Map.of("students", List.of("01")));

    assertThat(with("AUDIT_CLASS", "by-part").notWell())
        .singleElement()
        .asString()
        .startsWith("WARNING last run 2")
        .endsWith("on demand or of a part of the class; no nightly run is remembered");
  }

  @Test
  void findsANightOfWhichNobodyWasTold() throws JsonProcessingException {
    Map<String, String> environment = environmentOf("untold");
    environment.put("AUDIT_TOPIC_ARN", DEPLOYED.destinations().topicArn() + "-gone");
    assertThatThrownBy(() -> audit(environment, Map.of())).hasMessageContaining("-gone");

    assertThat(with("AUDIT_CLASS", "untold").notWell())
        .singleElement()
        .asString()
        .startsWith("WARNING last run 2")
        .endsWith("COMPLETE, and nobody has been told of it");
  }

  private static Map<String, String> environmentOf(String course) {
    Map<String, String> environment = new HashMap<>(DEPLOYED.variables());
    environment.putAll(AWS.environment());
    environment.put("AUDIT_CLASS", course);
    return environment;
  }

  @Test
  void namesWhatTheRoleOfTheFunctionMayNot() throws JsonProcessingException {
    DEPLOYED
        .cloudFormation()
        .on(DeployedClass.SIMULATE)
        .where(DeployedClass.ROLE)
        .answer(
            SimulatedRole.thatMayAllBut(
                "sns:Publish", "<EvalDecision>implicitDeny</EvalDecision>"));

    Diagnosis denied = doctor();

    assertThat(denied.notWell())
        .containsExactly(
            "FAULT role sns:Publish on %s: denied (implicitDeny)"
                .formatted(DEPLOYED.destinations().topicArn()));
    assertThat(denied.exitCode()).isEqualTo(1);
  }

  @Test
  void callsTheHeartOfTheStackSilentByItsOwnHours() {
    Instant later = Instant.now().plus(Duration.ofHours(30));

    assertThat(lastRun(later).status()).isEqualTo(Status.FAULT);
    assertThat(lastRun(later).todo())
        .contains("more than 26 hours")
        .contains(
            "sam logs --cw-log-group /aws/lambda/mlops-audit-audit --start-time '2 days ago'");

    DEPLOYED.deploy(74, "ENABLED");
    assertThat(lastRun(later).status()).isEqualTo(Status.OK);
    assertThat(lastRun(later.plus(Duration.ofHours(45))).todo()).contains("more than 74 hours");

    DEPLOYED.deploy(26, "DISABLED");
    assertThat(lastRun(later).says()).endsWith("the schedule is switched off");
  }

  private static Finding lastRun(Instant now) {
    return examined(now).stream()
        .filter(finding -> finding.area().equals("last run"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Finding> examined(Instant now) {
    return new Examination(
            DEPLOYED.environment(),
            Optional.of(DeployedClass.STACK),
            false,
            InstantSource.fixed(now))
        .findings();
  }

  @Test
  void looksForRepositoriesInEachExtraRegion() {
    assertThat(examined(Instant.now()))
        .filteredOn(finding -> finding.subject().equals("ecr:DescribeRepositories in us-east-1"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.status()).isEqualTo(Status.OK));
  }
}
