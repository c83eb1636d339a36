package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A class in which student 01 did everything right, 02 everything wrong, and 03 nothing, so that
/// each check has something to pass and something to fail, and each read something to answer.
/// `guarded` is an account that blocks public access for all.
record UnevenClass(boolean guarded) implements Function<StubCall, Answer> {

  static final String RIGHT = "mlops-training-user01";
  static final String WRONG = "mlops-training-user02";

  static final HealthyClass HEALTHY = HealthyClass.of(2);
  private static final String ACCOUNT = "123456789012";

  /// Three students, every check on, a role for each student, and dates that matter.
  static Course course(Map<String, Boolean> enabled) {
    Course course = StubbedClass.course(3, "us-east-1");
    return new Course(
        course.name(),
        course.region(),
        course.extraRegions(),
        course.language(),
        LocalDate.of(2026, 11, 2),
        LocalDate.of(2026, 12, 24),
        course.roster(),
        course.buckets(),
        course.repositories(),
        course.components(),
        course.due(),
        course.trustedAccounts(),
        Optional.of(NamePattern.of("arn:aws:iam::123456789012:role/student-{number}")),
        new CheckSettings(enabled, Map.of(), Map.of()));
  }

  @Override
  public Answer apply(StubCall call) {
    return switch (call.operation()) {
      case "s3:ListBuckets" -> UnevenBuckets.list();
      case "s3-control:GetPublicAccessBlock" ->
          guarded ? HEALTHY.apply(call) : UnevenBuckets.unblocked(call);
      case "ecr:DescribeRepositories" -> UnevenRepositories.list(call);
      case "ecr:BatchGetRepositoryScanningConfiguration" -> UnevenRepositories.scanning(call);
      case "ecr:GetRegistryScanningConfiguration" -> UnevenRepositories.RULES;
      case "ecr:GetAccountSetting" ->
          Reply.json("{\"name\":\"BASIC_SCAN_TYPE_VERSION\",\"value\":\"CLAIR\"}");
      case "kms:DescribeKey" -> key(call);
      case "iam:SimulatePrincipalPolicy" -> simulation(call);
      case "s3:GetBucketEncryption" -> UnevenBuckets.encryption(call.resource());
      default ->
          call.service().equals("ecr") ? UnevenRepositories.one(call) : UnevenBuckets.one(call);
    };
  }

  private static Reply key(StubCall call) {
    return Reply.json(
        """
        {"KeyMetadata":{"AWSAccountId":"%s","Arn":"arn:aws:kms:::key/1","KeyId":"1",\
        "KeyState":"%s"}}\
        """
            .formatted(ACCOUNT, call.resource().endsWith("right") ? "Enabled" : "PendingDeletion"));
  }

  /// Student 02 may delete what is 01's.
  private static Answer simulation(StubCall call) {
    Reply healthy = (Reply) HEALTHY.apply(call);
    return call.resource().endsWith("02")
        ? Reply.xml(healthy.body().replace("implicitDeny", "allowed"))
        : healthy;
  }
}
