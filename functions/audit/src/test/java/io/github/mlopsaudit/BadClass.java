package io.github.mlopsaudit;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.Set;
import java.util.function.Function;

/// A class of which some students left things undone: their buckets have no versioning, no block of
/// public access and a policy that must be read, their repositories no lifecycle policy.
record BadClass(HealthyClass healthy, int students, Set<Integer> undone)
    implements Function<StubCall, Answer> {

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",\
      "Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Resource":"*"}]}\
      """;

  static BadClass of(int students, Set<Integer> undone) {
    return new BadClass(HealthyClass.of(students), students, undone);
  }

  @Override
  public Answer apply(StubCall call) {
    if (call.operation().equals("ssm:GetParameter")) {
      return course();
    }
    String number = call.resource().replaceAll("\\D", "");
    boolean left =
        !number.isEmpty() && number.length() < 6 && undone.contains(Integer.parseInt(number));
    return left ? leftUndone(call) : healthy.apply(call);
  }

  private Reply course() {
    return Reply.json(
        """
        {"Parameter":{"Name":"course","Type":"String","Version":1,\
        "Value":"roster: [{numbers: '01-%02d'}]\\nlanguage: en"}}\
        """
            .formatted(students));
  }

  private Answer leftUndone(StubCall call) {
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
