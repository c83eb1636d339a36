package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.ImagesReader.Listed;
import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageScanFindingsSummary;

/// Finds the scan of a repository's newest image: in the list of images where ECR put it there,
/// which it does not for basic scanning of today (AWS_NATIVE), else with a call.
record LatestScan(RepositoryCalls repository, Calls calls) {

  Supplier<Reading<ImageScan>> start(Reading<Listed> images) {
    return switch (images) {
      case Known<Listed>(Listed listed) ->
          listed.latest().map(this::start).orElse(() -> Reading.known(ImageScan.NONE));
      case Unreadable<Listed> gap -> gap::as;
    };
  }

  private Supplier<Reading<ImageScan>> start(ImageDetail image) {
    if (image.imageScanStatus() == null) {
      return ask(image);
    }
    try {
      ScanState state = ScanState.of(image.imageScanStatus());
      if (!state.needsCounts()) {
        return () -> Reading.known(state.alone());
      }
      ImageScanFindingsSummary summary = image.imageScanFindingsSummary();
      return summary == null || !summary.hasFindingSeverityCounts()
          ? ask(image)
          : () -> Reading.known(state.with(summary.findingSeverityCountsAsStrings()));
    } catch (MalformedAnswerException e) {
      return () -> SdkFailure.unreadable(Read.IMAGES.action(), e);
    }
  }

  private Supplier<Reading<ImageScan>> ask(ImageDetail image) {
    return calls.start(Read.IMAGE_SCAN, () -> repository.scan(image.imageDigest()));
  }
}
