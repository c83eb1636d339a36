package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.DeployedStack.Resource;
import io.github.mlopsaudit.cli.stack.OperatorClients;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.local.stub.StubAws;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A patient on an AWS of canned answers: what the variables say, in a stack with a Slack notifier.
final class GivenPatient {

  static final String ROLE = "arn:aws:iam::123456789012:role/audit";
  static final String FINDINGS = "arn:aws:sns:ap-northeast-2:123456789012:findings";
  static final String OPS = "arn:aws:sns:ap-northeast-2:123456789012:ops";

  private final Map<String, String> environment = new HashMap<>();
  private Optional<DeployedStack> stack = Optional.of(stack());
  private String course = "studentRole: arn:aws:iam::123456789012:role/student{number}";

  GivenPatient(StubAws aws, String region) {
    environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", "x");
    environment.put("AWS_SECRET_ACCESS_KEY", "x");
    environment.put("AWS_REGION", region);
    environment.put("AUDIT_REGION", region);
    environment.put("AUDIT_BUCKETS", "one-user{number},two-user{number}");
    environment.put("AUDIT_REPOSITORIES", "mlops-user{number}-{component}");
    environment.put("AUDIT_COMPONENTS", "training");
    environment.put("AUDIT_ROSTER", "01-02");
    environment.put("AUDIT_TABLE", "findings");
    environment.put("AUDIT_REPORT_BUCKET", "reports");
    environment.put("AUDIT_TOPIC_ARN", FINDINGS);
    environment.put("AUDIT_COURSE_PARAMETER", "/mlops/course");
  }

  GivenPatient with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// What the course file says.
  GivenPatient withCourse(String text) {
    course = text;
    return this;
  }

  GivenPatient withoutStack() {
    stack = Optional.empty();
    return this;
  }

  <T> T ask(Function<Patient, T> question) {
    Configuration configuration = new Configuration(environment);
    try (AwsClients clients = new AwsClients(configuration.aws());
        OperatorClients operator = new OperatorClients(configuration.aws(), environment)) {
      return question.apply(
          new Patient(
              configuration,
              environment,
              clients,
              operator,
              stack,
              course(configuration),
              "123456789012",
              InstantSource.system()));
    }
  }

  /// As the course file says, where there is one.
  private Course course(Configuration configuration) {
    return configuration
        .courseParameter()
        .map(name -> configuration.course(name, course))
        .orElseGet(configuration::course);
  }

  private static DeployedStack stack() {
    return new DeployedStack(
        "mlops-audit",
        "CREATE_COMPLETE",
        Map.of(),
        Map.of(
            "AuditLogGroupName",
            "/aws/lambda/mlops-audit-audit",
            "DeadLetterQueueUrl",
            "https://sqs.ap-northeast-2.amazonaws.com/123456789012/letters",
            "OpsTopicArn",
            OPS,
            "SlackNotifierFunctionName",
            "mlops-audit-slack"),
        List.of(
            new Resource("TopicKey", "AWS::KMS::Key", "1234abcd", "CREATE_COMPLETE"),
            new Resource(
                "TopicKeyAlias", "AWS::KMS::Alias", "alias/mlops-audit-topics", "CREATE_COMPLETE"),
            new Resource("OpsTopic", "AWS::SNS::Topic", OPS, "CREATE_COMPLETE")),
        "function",
        Map.of(),
        ROLE);
  }
}
