package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.PolicyDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;

/// The calls that ask one repository, each answered in our words.
record RepositoryCalls(EcrClient ecr, String repository) {

  LifecyclePolicy lifecyclePolicy() {
    return SdkFailure.unless(
        "LifecyclePolicyNotFoundException",
        LifecyclePolicy.NONE,
        () ->
            LifecycleText.read(
                promised(
                    ecr.getLifecyclePolicy(request -> request.repositoryName(repository))
                        .lifecyclePolicyText(),
                    "lifecyclePolicyText")));
  }

  PolicyDocument policy() {
    return SdkFailure.unless(
        "RepositoryPolicyNotFoundException",
        PolicyDocument.NONE,
        () ->
            new PolicyDocument(
                promised(
                    ecr.getRepositoryPolicy(request -> request.repositoryName(repository))
                        .policyText(),
                    "policyText")));
  }

  ImageScan scan(String digest) {
    return SdkFailure.unless("ScanNotFoundException", ImageScan.NONE, () -> askScan(digest));
  }

  // The counts are those of the whole image, however short the page.
  private ImageScan askScan(String digest) {
    var answer =
        ecr.describeImageScanFindings(request ->
            request
                .repositoryName(repository)
                .imageId(image -> image.imageDigest(digest))
                .maxResults(1));
    ScanState state = ScanState.of(promised(answer.imageScanStatus(), "imageScanStatus"));
    return state.needsCounts() ? state.with(counts(answer.imageScanFindings())) : state.alone();
  }

  private static Map<String, Integer> counts(@Nullable ImageScanFindings findings) {
    if (findings == null || !findings.hasFindingSeverityCounts()) {
      throw new MalformedAnswerException("findingSeverityCounts is missing");
    }
    return findings.findingSeverityCountsAsStrings();
  }
}
