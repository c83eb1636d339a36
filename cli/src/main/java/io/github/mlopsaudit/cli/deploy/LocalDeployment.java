package io.github.mlopsaudit.cli.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.cli.invoke.Invocation;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.Ministack;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/// The stack of the template on a local AWS: deployed by the real `sam deploy` through
/// CloudFormation and SAM's transform, its functions the packaged ones under AWS's Runtime
/// Interface Emulator, each with its own role, and IAM policies enforced.
public final class LocalDeployment implements AutoCloseable {

  private static final String CODE_BUCKET = "sam-code";
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final ProjectFolder project;
  private final Path folder;
  private final LambdaHost host;
  private final Ministack aws;

  private LocalDeployment(ProjectFolder project, Path folder, LambdaHost host, Ministack aws) {
    this.project = project;
    this.folder = folder;
    this.host = host;
    this.aws = aws;
  }

  /// Starts the local AWS, with nothing on it. What the functions write goes to the log.
  ///
  /// @throws ToolException if it cannot be installed or started
  public static LocalDeployment start(ProjectFolder project, PrintStream log) {
    return start(project, log, Map.of());
  }

  /// The same, whose functions get these variables beside those that the stack gives them.
  ///
  /// @throws ToolException if it cannot be installed or started
  public static LocalDeployment start(
      ProjectFolder project, PrintStream log, Map<String, String> variables) {
    try {
      Path folder = Files.createTempDirectory("functions");
      LambdaHost host = LambdaHost.open();
      Ministack aws = Ministack.start(host.uri());
      Caller operator = new Caller(aws.environment());
      host.startWith(new DeployedFunctions(project, operator, folder, log, variables)::start);
      return new LocalDeployment(project, folder, host, aws);
    } catch (IOException e) {
      throw new ToolException("No folder for the functions: " + e.getMessage(), e);
    }
  }

  public Ministack aws() {
    return aws;
  }

  public Caller operator() {
    return new Caller(aws.environment());
  }

  /// Deploys the template with these parameters.
  ///
  /// @throws ToolException that says what SAM or CloudFormation said, if they fail
  public DeployedStack deploy(String name, Map<String, String> parameters) {
    try (S3Client s3 = operator().lead(S3Client.builder()).forcePathStyle(true).build()) {
      s3.createBucket(request ->
          request
              .bucket(CODE_BUCKET)
              .createBucketConfiguration(
                  here -> here.locationConstraint(aws.environment().get("AWS_REGION"))));
    }
    new SamDeploy(project, aws.environment()).deploy(name, CODE_BUCKET, parameters);
    try (OperatorClients clients = operatorClients()) {
      return DeployedStack.read(clients, name);
    }
  }

  private OperatorClients operatorClients() {
    return new OperatorClients(
        AwsSettings.from(aws.environment(), LocalAws.REGION), aws.environment());
  }

  /// A queue that hears the topic of the stack from now on.
  public Inbox inbox(DeployedStack stack) {
    return Inbox.subscribe(
        aws.environment(), stack.require("FindingsTopicArn"), stack.name() + "-inbox");
  }

  /// Sets the stack's own schedule to once, now, and leaves all else of it as it is.
  ///
  /// @return its new expression, in UTC
  public String fireOnce(DeployedStack stack) {
    String group = stack.ofType("AWS::Scheduler::ScheduleGroup").getFirst();
    String name = stack.require("ScheduleName");
    String now = "at(" + SECOND.format(Instant.now().truncatedTo(ChronoUnit.SECONDS)) + ")";
    try (SchedulerClient scheduler = operator().lead(SchedulerClient.builder()).build()) {
      GetScheduleResponse known =
          scheduler.getSchedule(request -> request.groupName(group).name(name));
      scheduler.updateSchedule(request ->
          request
              .groupName(group)
              .name(name)
              .scheduleExpression(now)
              .scheduleExpressionTimezone("UTC")
              .state(known.state())
              .flexibleTimeWindow(known.flexibleTimeWindow())
              .target(known.target()));
    }
    return now;
  }

  /// The summary that the next run of the stack's audit answers with.
  ///
  /// @throws ToolException if none runs in this time, or it fails
  public JsonNode awaitRun(DeployedStack stack, Duration time) {
    @Nullable Invocation run = host.await(stack.function(), time);
    if (run == null) {
      throw new ToolException("The schedule did not fire within " + time.toSeconds() + " s");
    }
    if (run.failed()) {
      throw new ToolException("The function failed: " + run.answer());
    }
    try {
      return new ObjectMapper().readTree(run.answer());
    } catch (JsonProcessingException e) {
      throw new ToolException("The function answered no JSON: " + run.answer(), e);
    }
  }

  /// How many items are in the table of the stack.
  public int items(DeployedStack stack) {
    String table = stack.require("FindingsTableName");
    try (DynamoDbClient dynamoDb = operator().lead(DynamoDbClient.builder()).build()) {
      return dynamoDb.scanPaginator(scan -> scan.tableName(table).select(Select.COUNT)).stream()
          .mapToInt(page -> page.count())
          .sum();
    }
  }

  /// Ends the local AWS, unless it was detached, and the functions.
  @Override
  public void close() {
    host.close();
    aws.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
