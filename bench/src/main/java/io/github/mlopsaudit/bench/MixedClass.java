package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.function.Function;

/// A class in which every third student left things undone: the bucket has no versioning, no block
/// of public access and a policy that must be read, and no repository a lifecycle policy. So the
/// run meets errors for answers and has findings to write, as with a real class.
final class MixedClass implements Function<StubCall, Answer> {

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",\
      "Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Resource":"*"}]}\
      """;

  private final HealthyClass healthy;
  private final int students;

  MixedClass(int students) {
    this.healthy = HealthyClass.of(students);
    this.students = students;
  }

  @Override
  public Answer apply(StubCall call) {
    if (call.operation().equals("ssm:GetParameter")) {
      return course();
    }
    return isUndone(call.resource()) ? undone(call) : healthy.apply(call);
  }

  /// The course file: without it the roster would be that of another class.
  private Reply course() {
    return Reply.json(
        """
        {"Parameter":{"Name":"course","Type":"String","Version":1,\
        "Value":"roster: [{numbers: '01-%02d'}]"}}\
        """
            .formatted(students));
  }

  private static boolean isUndone(String resource) {
    String number = resource.replaceAll("\\D", "");
    return !number.isEmpty() && Integer.parseInt(number) % 3 == 0;
  }

  private Answer undone(StubCall call) {
    return switch (call.operation()) {
      case "s3:GetBucketVersioning" -> Reply.xml("<VersioningConfiguration/>");
      case "s3:GetPublicAccessBlock" ->
          Fault.error(404, "NoSuchPublicAccessBlockConfiguration").apply(call);
      case "s3:GetBucketPolicyStatus" ->
          Reply.xml("<PolicyStatus><IsPublic>false</IsPublic></PolicyStatus>");
      case "s3:GetBucketPolicy" -> Reply.json(POLICY);
      case "ecr:GetLifecyclePolicy" ->
          Fault.error(400, "LifecyclePolicyNotFoundException").apply(call);
      default -> healthy.apply(call);
    };
  }
}
