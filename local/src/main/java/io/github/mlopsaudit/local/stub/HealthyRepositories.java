package io.github.mlopsaudit.local.stub;

import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What ECR answers for the repositories of a healthy class. Bodies as in the API reference, one
/// page for each operation:
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Operations.html
final class HealthyRepositories {

  private static final long NOVEMBER = 1_793_500_000L;

  // The newest is the last one.
  private static final List<String> IMAGES =
      IntStream.rangeClosed(1, 7).mapToObj(Integer::toString).toList();

  // API_GetLifecyclePolicy.html
  private static final Reply LIFECYCLE =
      Reply.json(
          """
          {"lifecyclePolicyText":"{\\"rules\\":[{\\"rulePriority\\":1,\\"selection\\":{\
          \\"tagStatus\\":\\"any\\",\\"countType\\":\\"imageCountMoreThan\\",\\"countNumber\\":10},\
          \\"action\\":{\\"type\\":\\"expire\\"}}]}"}\
          """);

  // API_GetRegistryScanningConfiguration.html
  private static final Reply REGISTRY =
      Reply.json(
          """
          {"registryId":"%s","scanningConfiguration":{"scanType":"BASIC","rules":[{\
          "scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"mlops-user*",\
          "filterType":"WILDCARD"}]}]}}\
          """
              .formatted(HealthyClass.ACCOUNT));

  // API_GetAccountSetting.html
  private static final Reply SCANNER =
      Reply.json("{\"name\":\"BASIC_SCAN_TYPE_VERSION\",\"value\":\"AWS_NATIVE\"}");

  // API_DescribeImageScanFindings.html
  private static final Reply SCANNED =
      Reply.json(
          """
          {"imageScanStatus":{"status":"COMPLETE"},"imageScanFindings":{"findings":[],\
          "findingSeverityCounts":{"MEDIUM":2}}}\
          """);

  private HealthyRepositories() {}

  static Answer answer(HealthyClass aClass, StubCall call) {
    return switch (call.operation()) {
      case "ecr:DescribeRepositories" -> list(aClass, call);
      case "ecr:BatchGetRepositoryScanningConfiguration" -> scanning(call);
      case "ecr:GetRegistryScanningConfiguration" -> REGISTRY;
      case "ecr:GetAccountSetting" -> SCANNER;
      default -> answerOne(aClass, call);
    };
  }

  private static Answer answerOne(HealthyClass aClass, StubCall call) {
    if (!aClass.repositories().contains(call.resource())) {
      return Fault.error(400, "RepositoryNotFoundException").apply(call);
    }
    return switch (call.operation()) {
      case "ecr:DescribeImages" -> images(aClass, call);
      case "ecr:GetLifecyclePolicy" -> LIFECYCLE;
      case "ecr:GetRepositoryPolicy" ->
          Fault.error(400, "RepositoryPolicyNotFoundException").apply(call);
      case "ecr:DescribeImageScanFindings" -> SCANNED;
      default -> Fault.error(400, "UnknownOperationException").apply(call);
    };
  }

  // API_DescribeRepositories.html
  private static Reply list(HealthyClass aClass, StubCall call) {
    List<String> all =
        call.region().equals(HealthyClass.REGION) ? List.copyOf(aClass.repositories()) : List.of();
    Page page = Page.of(all, call.field("nextToken"), aClass.repositoryPage());
    String entries =
        page.items().stream().map(HealthyRepositories::entry).collect(Collectors.joining(","));
    return Reply.json("{\"repositories\":[%s]%s}".formatted(entries, token(page)));
  }

  private static String entry(String repository) {
    return """
    {"repositoryName":"%s","repositoryUri":"%s.dkr.ecr.%s.amazonaws.com/%1$s","createdAt":%d,\
    "imageTagMutability":"MUTABLE","imageScanningConfiguration":{"scanOnPush":true},\
    "encryptionConfiguration":{"encryptionType":"AES256"}}\
    """
        .formatted(repository, HealthyClass.ACCOUNT, HealthyClass.REGION, NOVEMBER);
  }

  // API_BatchGetRepositoryScanningConfiguration.html
  private static Reply scanning(StubCall call) {
    String entries =
        call.fields("repositoryNames").stream()
            .map(name ->
                """
                {"repositoryName":"%s","scanOnPush":true,"scanFrequency":"SCAN_ON_PUSH"}\
                """
                    .formatted(name))
            .collect(Collectors.joining(","));
    return Reply.json("{\"scanningConfigurations\":[%s],\"failures\":[]}".formatted(entries));
  }

  // API_DescribeImages.html
  private static Reply images(HealthyClass aClass, StubCall call) {
    Page page = Page.of(IMAGES, call.field("nextToken"), aClass.imagePage());
    String entries =
        page.items().stream().map(HealthyRepositories::image).collect(Collectors.joining(","));
    return Reply.json("{\"imageDetails\":[%s]%s}".formatted(entries, token(page)));
  }

  private static String image(String number) {
    return """
    {"imageDigest":"sha256:%064d","imageTags":["v%1$d"],"imagePushedAt":%d,\
    "imageManifestMediaType":"application/vnd.docker.distribution.manifest.v2+json",\
    "artifactMediaType":"application/vnd.docker.container.image.v1+json"}\
    """
        .formatted(Integer.parseInt(number), NOVEMBER + Integer.parseInt(number));
  }

  private static String token(Page page) {
    return page.next().isEmpty() ? "" : ",\"nextToken\":\"%s\"".formatted(page.next());
  }
}
