package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.aws.RequestContext;
import io.github.mlopsaudit.core.Student;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;

/// What the function has to be allowed, on the resources of the stack and on those that the first
/// student of the course has, whether they are there or not.
record RoleNeeds(Patient patient) {

  private static final List<String> OF_A_BUCKET =
      List.of(
          "s3:ListBucket",
          "s3:GetBucketLocation",
          "s3:GetBucketAcl",
          "s3:GetBucketOwnershipControls",
          "s3:GetBucketWebsite",
          "s3:GetLifecycleConfiguration",
          "s3:GetBucketPublicAccessBlock",
          "s3:GetBucketPolicyStatus",
          "s3:GetBucketPolicy",
          "s3:GetEncryptionConfiguration",
          "s3:GetBucketVersioning");
  private static final List<String> OF_A_REPOSITORY =
      List.of(
          "ecr:DescribeImages",
          "ecr:DescribeImageScanFindings",
          "ecr:GetLifecyclePolicy",
          "ecr:GetRepositoryPolicy",
          "ecr:BatchGetRepositoryScanningConfiguration");
  private static final List<String> OF_THE_ACCOUNT =
      List.of(
          "s3:ListAllMyBuckets",
          "s3:GetAccountPublicAccessBlock",
          "ecr:GetRegistryScanningConfiguration",
          "ecr:GetAccountSetting");
  private static final List<String> OF_THE_TABLE =
      List.of(
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:ConditionCheckItem");

  private static final List<String> OF_THE_LOG =
      List.of("logs:CreateLogStream", "logs:PutLogEvents");
  private static final List<String> OF_THE_TRACE =
      List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  /// Actions on one resource, an ARN or `*`. `context` is what these requests carry beside what
  /// every request does.
  record Need(String resource, List<String> actions, List<ContextEntry> context) {

    Need {
      actions = List.copyOf(actions);
      context = List.copyOf(context);
    }

    private Need(String resource, List<String> actions) {
      this(resource, actions, List.of());
    }

    private Need(String resource, String... actions) {
      this(resource, List.of(actions));
    }
  }

  List<Need> all() {
    return Stream.of(looking(), remembering(), telling(), running())
        .flatMap(needs -> needs)
        .toList();
  }

  private Stream<Need> looking() {
    String student =
        patient.course().roster().stream().findFirst().map(Student::number).orElse("1");
    String component = patient.course().components().stream().findFirst().orElse("training");
    Stream<Need> account =
        Stream.of(
            new Need("*", OF_THE_ACCOUNT),
            // What AWS weighs for a call that lists.
            new Need(ofEcr("*"), "ecr:DescribeRepositories"),
            new Need(arn("kms", "key/00000000-0000-0000-0000-000000000000"), "kms:DescribeKey"));
    Stream<Need> rights =
        patient.course().studentRole().stream()
            .map(pattern -> new Need(pattern.name(student), "iam:SimulatePrincipalPolicy"));
    Stream<Need> buckets =
        patient.course().buckets().stream()
            .map(pattern -> new Need(ofS3(pattern.name(student)), OF_A_BUCKET));
    Stream<Need> repositories =
        patient.course().repositories().stream()
            .map(pattern -> new Need(ofEcr(pattern.name(student, component)), OF_A_REPOSITORY));
    Stream<Need> course =
        patient.configuration().courseParameter().stream()
            .map(name -> new Need(arn("ssm", "parameter" + name), "ssm:GetParameter"));
    return Stream.of(account, rights, buckets, repositories, course).flatMap(needs -> needs);
  }

  private Stream<Need> remembering() {
    Stream<Need> table =
        patient.configuration().table().stream()
            .map(name -> arn("dynamodb", "table/" + name))
            .flatMap(arn ->
                Stream.of(
                    new Need(arn, OF_THE_TABLE), new Need(arn + "/index/GSI1", "dynamodb:Query")));
    Stream<Need> reports =
        patient.configuration().reportBucket().stream()
            .map(this::ofS3)
            .flatMap(arn ->
                Stream.of(
                    new Need(arn, "s3:ListBucket"),
                    new Need(arn + "/reports/doctor", "s3:PutObject", "s3:GetObject")));
    return Stream.concat(table, reports);
  }

  private Stream<Need> telling() {
    ContextEntry bySns =
        RequestContext.entry(
            "kms:ViaService",
            ContextKeyTypeEnum.STRING,
            "sns." + patient.region() + "." + partition().dnsSuffix());
    return Stream.concat(
        patient.configuration().topic().stream()
            .map(topic -> new Need(topic, "sns:Publish", "sns:GetTopicAttributes")),
        patient.stack().stream()
            .flatMap(stack -> stack.ofType("AWS::KMS::Key").stream())
            .map(key ->
                new Need(
                    arn("kms", "key/" + key),
                    List.of("kms:GenerateDataKey", "kms:Decrypt"),
                    List.of(bySns))));
  }

  /// What Lambda does for the function, in the same role.
  private Stream<Need> running() {
    return patient.stack().stream()
        .flatMap(stack ->
            Stream.of(
                    stack
                        .output("AuditLogGroupName")
                        .map(group -> arn("logs", "log-group:" + group + ":log-stream:doctor"))
                        .map(arn -> new Need(arn, OF_THE_LOG)),
                    stack
                        .output("DeadLetterQueueUrl")
                        .map(url -> url.substring(url.lastIndexOf('/') + 1))
                        .map(queue -> new Need(arn("sqs", queue), "sqs:SendMessage")),
                    Optional.of(new Need("*", OF_THE_TRACE)))
                .flatMap(Optional::stream));
  }

  private String ofS3(String bucket) {
    return "arn:%s:s3:::%s".formatted(partition().id(), bucket);
  }

  private String ofEcr(String repository) {
    return "arn:%s:ecr:%s:%s:repository/%s"
        .formatted(partition().id(), patient.course().region(), patient.account(), repository);
  }

  private String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(partition().id(), service, patient.region(), patient.account(), resource);
  }

  private PartitionMetadata partition() {
    return PartitionMetadata.of(Region.of(patient.region()));
  }
}
