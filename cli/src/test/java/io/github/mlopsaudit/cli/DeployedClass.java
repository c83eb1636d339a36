package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.cli.doctor.SimulatedRole;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubAws;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/// What the template would have deployed around the sample class: function and schedule on the
/// local AWS, and what it lacks, CloudFormation and CloudWatch's protocol, as canned answers.
record DeployedClass(
    LocalAws aws, Destinations destinations, StubAws cloudFormation, AlarmsServer alarms)
    implements AutoCloseable {

  static final String STACK = "mlops-audit";
  static final String INSTRUCTOR = "instructor@example.com";
  private static final String FUNCTION = STACK + "-AuditFunction";
  private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
  static final String KEY_ARN =
      "arn:aws:kms:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":key/" + KEY;
  static final String ROLE = "arn:aws:iam::" + LocalAws.ACCOUNT + ":role/audit";
  static final String OPS = "arn:aws:sns:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":ops";
  static final String SIMULATE = "iam:SimulatePrincipalPolicy";

  static DeployedClass on(LocalAws aws, Destinations destinations) {
    DeployedClass deployed =
        new DeployedClass(
            aws,
            destinations,
            StubAws.start(Fault.error(400, "UnknownOperationException")),
            new AlarmsServer());
    deployed.createFunction();
    deployed.createScheduleGroup();
    deployed.createSchedule();
    deployed.deploy(26, "ENABLED");
    deployed.raise(List.of(STACK + "-heartbeat"));
    return deployed;
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_ENDPOINT_URL_CLOUDFORMATION", cloudFormation.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_IAM", cloudFormation.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", alarms.endpoint().toString());
    return environment;
  }

  OperatorClients clients() {
    return new OperatorClients(AwsSettings.from(environment(), LocalAws.REGION), environment());
  }

  Map<String, String> variables() {
    return Map.of(
        "AUDIT_CLASS",
        "demo",
        "AUDIT_ROSTER",
        "01-02",
        "AUDIT_TABLE",
        destinations.table(),
        "AUDIT_TOPIC_ARN",
        destinations.topicArn(),
        "AUDIT_REPORT_BUCKET",
        destinations.reportBucket(),
        "AWS_ENDPOINT_URL",
        "");
  }

  private void createFunction() {
    Map<String, String> settings = aws.environment();
    try (var iam = new AwsClients(AwsSettings.from(settings, LocalAws.REGION))) {
      iam.iam().createRole(r -> r.roleName("audit").assumeRolePolicyDocument("{}"));
    }
    try (var clients = clients();
        var lambda = clients.lambda()) {
      lambda.createFunction(r ->
          r.functionName(FUNCTION)
              .runtime(Runtime.JAVA25)
              .role(ROLE)
              .handler("h")
              .environment(all -> all.variables(variables()))
              .code(code -> code.zipFile(SdkBytes.fromUtf8String("zip"))));
      lambda.publishVersion(r -> r.functionName(FUNCTION));
      // A newer version, which was rolled back and is started by nobody.
      lambda.updateFunctionConfiguration(r ->
          r.functionName(FUNCTION)
              .environment(all -> all.variables(Map.of("AUDIT_TABLE", "newer"))));
    }
    createAlias();
  }

  void createAlias() {
    try (var clients = clients();
        var lambda = clients.lambda()) {
      lambda.createAlias(r -> r.functionName(FUNCTION).name("live").functionVersion("1"));
    }
  }

  void deleteAlias() {
    try (var clients = clients();
        var lambda = clients.lambda()) {
      lambda.deleteAlias(r -> r.functionName(FUNCTION).name("live"));
    }
  }

  private void createScheduleGroup() {
    try (var clients = clients();
        var scheduler = clients.scheduler()) {
      scheduler.createScheduleGroup(r -> r.name(STACK));
    }
  }

  void deleteSchedule() {
    try (var clients = clients();
        var scheduler = clients.scheduler()) {
      scheduler.deleteSchedule(r -> r.name(STACK + "-nightly").groupName(STACK));
    }
  }

  void createSchedule() {
    createSchedule(ScheduleState.ENABLED, FUNCTION);
  }

  void createSchedule(ScheduleState state, String function) {
    try (var clients = clients();
        var scheduler = clients.scheduler()) {
      scheduler.createSchedule(r ->
          r.name(STACK + "-nightly")
              .groupName(STACK)
              .scheduleExpression("cron(0 2 * * ? *)")
              .scheduleExpressionTimezone("Asia/Seoul")
              .state(state)
              .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
              .target(target ->
                  target
                      .arn(
                          "arn:aws:lambda:"
                              + LocalAws.REGION
                              + ":"
                              + LocalAws.ACCOUNT
                              + ":function:"
                              + function
                              + ":live")
                      .roleArn(ROLE)));
    }
  }

  /// CloudFormation says from now on that the stack was deployed with these parameters.
  void deploy(int heartbeatHours, String scheduleState) {
    // The local AWS simulates nothing. AWS says 404 of a role that there is not.
    cloudFormation.on(SIMULATE).answer(Fault.error(404, "NoSuchEntity"));
    cloudFormation.on(SIMULATE).where(ROLE).answer(SimulatedRole.thatMayAll());
    cloudFormation
        .on("cloudformation:DescribeStacks")
        .answer(call ->
            call.parameter("StackName").equals(STACK) && call.region().equals(LocalAws.REGION)
                ? Reply.xml(
                    """
                    <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
                    <StackName>%s</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime>
                    <Parameters><member><ParameterKey>SlackWebhookParameter</ParameterKey><ParameterValue>/mlops/slack-webhook</ParameterValue></member>
                    <member><ParameterKey>HeartbeatHours</ParameterKey><ParameterValue>%s</ParameterValue></member>
                    <member><ParameterKey>NotificationEmail</ParameterKey><ParameterValue>%s</ParameterValue></member>
                    <member><ParameterKey>ScheduleState</ParameterKey><ParameterValue>%s</ParameterValue></member></Parameters>
                    <Outputs><member><OutputKey>AuditFunctionName</OutputKey><OutputValue>%s</OutputValue></member>
                    <member><OutputKey>AuditLogGroupName</OutputKey><OutputValue>/aws/lambda/%s-audit</OutputValue></member>
                    <member><OutputKey>FindingsTopicArn</OutputKey><OutputValue>%s</OutputValue></member>
                    <member><OutputKey>OpsTopicArn</OutputKey><OutputValue>%s</OutputValue></member>
                    <member><OutputKey>ScheduleName</OutputKey><OutputValue>%s-nightly</OutputValue></member></Outputs>
                    </member></Stacks></DescribeStacksResult></DescribeStacksResponse>\
                    """
                        .formatted(
                            STACK,
                            heartbeatHours,
                            INSTRUCTOR,
                            scheduleState,
                            FUNCTION,
                            STACK,
                            destinations.topicArn(),
                            OPS,
                            STACK))
                : Reply.xml(
                        "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id x does not exist</Message></Error></ErrorResponse>")
                    .withStatus(400));
  }

  /// The stack has these alarms from now on.
  void raise(List<String> names) {
    String members =
        names.stream()
            .map(name ->
                "<member><LogicalResourceId>A</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId><ResourceType>AWS::CloudWatch::Alarm</ResourceType></member>"
                    .formatted(name))
            .collect(Collectors.joining());
    cloudFormation
        .on("cloudformation:ListStackResources")
        .answer(
            Reply.xml(
                """
                <ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ListStackResourcesResult><StackResourceSummaries>%s
                <member><LogicalResourceId>ScheduleGroup</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId><ResourceType>AWS::Scheduler::ScheduleGroup</ResourceType></member>
                <member><LogicalResourceId>TopicKey</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId><ResourceType>AWS::KMS::Key</ResourceType></member>
                <member><LogicalResourceId>FindingsTopic</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId><ResourceType>AWS::SNS::Topic</ResourceType></member>
                </StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>\
                """
                    .formatted(members, STACK, KEY, destinations.topicArn())));
  }

  @Override
  public void close() {
    cloudFormation.close();
    alarms.close();
  }
}
