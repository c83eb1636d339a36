package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.ImagesReader.Listed;
import io.github.mlopsaudit.aws.RepositoriesReader.Found;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Scanning;
import java.util.function.Function;
import software.amazon.awssdk.services.ecr.EcrClient;

/// Reads everything about one repository.
record RepositoryReader(
    String region,
    EcrClient ecr,
    Calls calls,
    Function<ScanReader.Scanned, Reading<Scanning>> scanning) {

  Repository read(Found found) {
    RepositoryCalls repository = new RepositoryCalls(ecr, found.name());
    var scanned =
        calls.fork(() -> scanning.apply(new ScanReader.Scanned(found.name(), found.scanOnPush())));
    var lifecycle = calls.start(Read.REPOSITORY_LIFECYCLE, repository::lifecyclePolicy);
    var policy = calls.start(Read.REPOSITORY_POLICY, repository::policy);
    Reading<Listed> images =
        calls.startMany(Read.IMAGES, new ImagesReader(ecr, found.name(), calls)::read).get();
    var scan = new LatestScan(repository, calls).start(images);
    return new Repository(
        found.name(),
        found.uri(),
        region,
        found.createdAt(),
        found.encryption(),
        found.tagMutability(),
        scanned.get(),
        lifecycle.get(),
        policy.get(),
        images.map(Listed::images),
        scan.get());
  }
}
