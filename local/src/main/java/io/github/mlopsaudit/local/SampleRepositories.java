package io.github.mlopsaudit.local;

import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.RegistryScanningRule;
import software.amazon.awssdk.services.ecr.model.ScanFrequency;
import software.amazon.awssdk.services.ecr.model.ScanType;
import software.amazon.awssdk.services.ecr.model.ScanningRepositoryFilter;
import software.amazon.awssdk.services.ecr.model.ScanningRepositoryFilterType;

/// Makes the repositories of the sample students, and pushes images.
final class SampleRepositories {
  private final EcrClient ecr;

  SampleRepositories(Clients clients) {
    this.ecr = clients.ecr();
  }

  /// The registry scans on push what has one of the names that the course page teaches.
  void configureScanning() {
    RegistryScanningRule rule =
        RegistryScanningRule.builder()
            .scanFrequency(ScanFrequency.SCAN_ON_PUSH)
            .repositoryFilters(
                Stream.of(
                        "mlops-user*-preprocessing",
                        "mlops-user*-training",
                        "mlops-user*-inference")
                    .map(SampleRepositories::filter)
                    .toList())
            .build();
    ecr.putRegistryScanningConfiguration(request -> request.scanType(ScanType.BASIC).rules(rule));
  }

  private static ScanningRepositoryFilter filter(String wildcard) {
    return ScanningRepositoryFilter.builder()
        .filter(wildcard)
        .filterType(ScanningRepositoryFilterType.WILDCARD)
        .build();
  }

  void create(SampleStudent student) {
    for (String repository : student.repositories()) {
      ecr.createRepository(request -> request.repositoryName(repository));
      if (student.hasLifecyclePolicy(repository)) {
        String policy = lifecyclePolicy(student.imagesKept(repository));
        ecr.putLifecyclePolicy(
            request -> request.repositoryName(repository).lifecyclePolicyText(policy));
      }
      SamplePolicies.repository(student, repository)
          .ifPresent(policy ->
              ecr.setRepositoryPolicy(
                  request -> request.repositoryName(repository).policyText(policy)));
      student.images(repository).forEach(image -> push(repository, image));
    }
  }

  private static String lifecyclePolicy(int imagesKept) {
    return """
    {
      "rules": [
        {
          "rulePriority": 1,
          "description": "Keep the newest images",
          "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": %d},
          "action": {"type": "expire"}
        }
      ]
    }
    """
        .formatted(imagesKept);
  }

  private void push(String repository, SampleImage image) {
    for (String tag : image.tags()) {
      ecr.putImage(request ->
          request
              .repositoryName(repository)
              .imageManifest(image.manifest())
              .imageManifestMediaType(image.mediaType())
              .imageDigest(image.digest())
              .imageTag(tag));
    }
  }
}
