package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The repositories of the uneven class: three without a fault, three with many.
final class UnevenRepositories {

  /// Student 01's are scanned, and nobody else's.
  static final Reply RULES =
      Reply.json(
          """
          {"scanningConfiguration":{"scanType":"BASIC","rules":[{"scanFrequency":"SCAN_ON_PUSH",\
          "repositoryFilters":[{"filter":"mlops-user01*","filterType":"WILDCARD"}]}]}}\
          """);

  private UnevenRepositories() {}

  static Answer one(StubCall call) {
    return call.resource().contains("user02") ? wrong(call) : right(call);
  }

  private static Answer right(StubCall call) {
    return call.operation().equals("ecr:DescribeImages")
        ? images(call, 0)
        : UnevenClass.HEALTHY.apply(call);
  }

  private static Answer wrong(StubCall call) {
    return switch (call.operation()) {
      case "ecr:GetLifecyclePolicy" -> imageRules(call);
      case "ecr:GetRepositoryPolicy" ->
          Reply.json(
              "{\"policyText\":\"%s\"}"
                  .formatted(escaped(UnevenBuckets.policy("*", "ecr:*").body())));
      case "ecr:DescribeImages" -> images(call, 3);
      case "ecr:DescribeImageScanFindings" ->
          Reply.json(
              """
              {"imageScanStatus":{"status":"COMPLETE"},\
              "imageScanFindings":{"findingSeverityCounts":{"CRITICAL":4}}}\
              """);
      default -> UnevenClass.HEALTHY.apply(call);
    };
  }

  /// In the other region nothing but a mistyped name.
  static Reply list(StubCall call) {
    if (!call.region().equals(StubbedClass.REGION)) {
      return Reply.json("{\"repositories\":[%s]}".formatted(repository("mlops_user03-training")));
    }
    String entries =
        Stream.of("mlops-user01-", "mlops-user02-")
            .flatMap(
                student -> Stream.of("preprocessing", "training", "inference").map(student::concat))
            .map(UnevenRepositories::repository)
            .collect(Collectors.joining(","));
    return Reply.json("{\"repositories\":[%s]}".formatted(entries));
  }

  private static String repository(String name) {
    boolean right = name.contains("user01");
    return """
    {"repositoryName":"%s","repositoryUri":"u","createdAt":1793500000,\
    "imageTagMutability":"%s","encryptionConfiguration":{"encryptionType":"%s"}}\
    """
        .formatted(name, right ? "IMMUTABLE" : "MUTABLE", right ? "KMS" : "AES256");
  }

  static Reply scanning(StubCall call) {
    String entries =
        call.fields("repositoryNames").stream()
            .map(name ->
                "{\"repositoryName\":\"%s\",\"scanFrequency\":\"%s\"}"
                    .formatted(name, name.contains("user01") ? "SCAN_ON_PUSH" : "MANUAL"))
            .collect(Collectors.joining(","));
    return Reply.json("{\"scanningConfigurations\":[%s]}".formatted(entries));
  }

  private static Answer imageRules(StubCall call) {
    if (!call.resource().endsWith("inference")) {
      return Fault.error(400, "LifecyclePolicyNotFoundException").apply(call);
    }
    return Reply.json(
        """
        {"lifecyclePolicyText":"{\\"rules\\":[{\\"rulePriority\\":1,\\"selection\\":{\
        \\"tagStatus\\":\\"any\\",\\"countType\\":\\"imageCountMoreThan\\",\\"countNumber\\":1},\
        \\"action\\":{\\"type\\":\\"expire\\"}}]}"}\
        """);
  }

  /// The scan stands in the list for one component; for the others it has to be asked for.
  private static Reply images(StubCall call, int critical) {
    String scan =
        """
        ,"imageScanStatus":{"status":"COMPLETE"},\
        "imageScanFindingsSummary":{"findingSeverityCounts":{"CRITICAL":%d}}\
        """
            .formatted(critical);
    return Reply.json(
        """
        {"imageDetails":[{"imageDigest":"sha256:1","imageTags":["v1"],"imagePushedAt":1793500001%s}]}\
        """
            .formatted(call.resource().endsWith("training") ? scan : ""));
  }

  private static String escaped(String json) {
    return json.replace("\"", "\\\"");
  }
}
