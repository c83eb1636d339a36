package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.CourseSource;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.Identity;
import io.github.mlopsaudit.aws.IdentityReader;
import io.github.mlopsaudit.aws.NoIdentityException;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.course.ConfigurationException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/// Everything that the doctor looks at, in the order in which one thing rests on the other. Without
/// credentials nothing else is looked at, without the stack that was named nothing of it.
public final class Examination {

  private final Map<String, String> environment;
  private final Optional<String> stackName;
  private final boolean send;
  private final InstantSource clock;
  private final List<Finding> findings = new ArrayList<>();

  /// `send` publishes a test message to each topic.
  public Examination(
      Map<String, String> environment,
      Optional<String> stackName,
      boolean send,
      InstantSource clock) {
    this.environment = Map.copyOf(environment);
    this.stackName = stackName;
    this.send = send;
    this.clock = clock;
  }

  public List<Finding> findings() {
    Configuration mine = new Configuration(environment);
    try (AwsClients clients = new AwsClients(mine.aws());
        OperatorClients operator = new OperatorClients(mine.aws(), environment)) {
      Identity identity = new IdentityReader(clients).read();
      findings.add(
          Finding.ok(
              "credentials",
              identity.arn(),
              "all below is tried with these rights; what the function's role may is simulated"));
      findings.add(Finding.ok("region", mine.aws().region(), "account " + identity.account()));
      Optional<DeployedStack> stack = stackName.flatMap(name -> stack(operator, name));
      if (stackName.isPresent() && stack.isEmpty()) {
        return List.copyOf(findings);
      }
      examine(clients, operator, stack, identity.account());
    } catch (NoIdentityException e) {
      String todo = String.valueOf(e.getMessage());
      findings.add(
          e.isUnanswered()
              ? new Finding("credentials", "AWS", Status.COULD_NOT_ASK, "STS does not answer", todo)
              : Finding.fault("credentials", "AWS", "nobody is signed in", todo));
    }
    return List.copyOf(findings);
  }

  private Optional<DeployedStack> stack(OperatorClients operator, String name) {
    try {
      DeployedStack stack = DeployedStack.read(operator, name);
      findings.add(
          stack.status().matches("(CREATE|UPDATE|IMPORT)_COMPLETE")
              ? Finding.ok("stack", name, stack.status())
              : Finding.warning(
                  "stack",
                  name,
                  stack.status(),
                  "See what went wrong: sam list stack-outputs --stack-name %s, and the events in the console; then deploy again."
                      .formatted(name)));
      return Optional.of(stack);
    } catch (ConfigurationException e) {
      findings.add(
          e.getCause() instanceof SdkException cause
              ? Finding.couldNotAsk("stack", name, DeployedStack.ACTIONS, cause)
              : Finding.fault("stack", name, "not found", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private void examine(
      AwsClients clients, OperatorClients operator, Optional<DeployedStack> stack, String account) {
    Map<String, String> all = new HashMap<>(environment);
    stack.ifPresent(deployed ->
        deployed
            .variables()
            .forEach((name, value) -> {
              if (name.startsWith("AUDIT_")) {
                all.put(name, value);
              }
            }));
    stack
        .flatMap(deployed -> deployed.parameter("SlackWebhookParameter"))
        .ifPresent(name -> all.put("SLACK_WEBHOOK_PARAMETER", name));
    Configuration configuration = new Configuration(all);
    Course course = course(configuration, clients);
    Patient patient =
        new Patient(configuration, all, clients, operator, stack, course, account, clock);
    findings.addAll(Permissions.examine(patient));
    findings.addAll(RoleExamination.examine(patient));
    findings.addAll(TableExamination.examine(patient));
    findings.addAll(TopicExamination.examine(patient, send));
    findings.addAll(ReportsExamination.examine(patient));
    findings.addAll(ParameterExamination.examine(patient));
    findings.addAll(ScheduleExamination.examine(patient));
    findings.addAll(RunsExamination.examine(patient));
    findings.addAll(AlarmsExamination.examine(patient));
  }

  /// Where the file is broken or cannot be had the variables alone serve for the rest.
  private Course course(Configuration configuration, AwsClients clients) {
    String subject = configuration.courseParameter().orElse("AUDIT_ variables");
    try {
      Course course = new CourseSource(configuration, clients).read();
      findings.add(
          Finding.ok(
              "course",
              subject,
              "class %s, %d people, %s"
                  .formatted(course.name(), course.roster().size(), course.region())));
      return course;
    } catch (ConfigurationException e) {
      findings.add(
          e.getCause() instanceof SdkException cause
              ? Finding.couldNotAsk("course", subject, "ssm:GetParameter on it", cause)
              : Finding.fault(
                  "course",
                  subject,
                  String.valueOf(e.getMessage()),
                  "Mend the file and put it there: ./audit course push course.yaml"
                      + stackName.map(name -> " --stack " + name).orElse("")));
      return configuration.course();
    }
  }
}
