package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Folder.Presence;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Reads the sample class from the local AWS, which answers as a service does and not as we think.
final class LocalClassTest {

  private static final Snapshot SNAPSHOT = read();

  private static Snapshot read() {
    Course course = StubbedClass.course(13, "us-east-1");
    LocalAws aws = SharedLocalAws.empty();
    SampleClass.of(13).create(aws.environment());
    AwsSettings settings = AwsSettings.from(aws.environment(), LocalAws.REGION).withConcurrency(16);
    try (AwsClients clients = new AwsClients(settings)) {
      return new SnapshotReader(clients, InstantSource.system())
          .read(course, Selection.ALL, Set.of(Read.values()), Instant.MAX, Progress.SILENT);
    }
  }

  @Test
  void missesNothing() {
    assertThat(SNAPSHOT.account().id()).isEqualTo(LocalAws.ACCOUNT);
    assertThat(SNAPSHOT.seenBuckets()).hasSize(14);
    assertThat(SNAPSHOT.gaps()).isEmpty();
  }

  @Test
  void readsBucketsAsTheirStudentsLeftThem() {
    assertThat(bucket("mlops-training-user01").versioning())
        .isEqualTo(Reading.known(Versioning.ENABLED));
    assertThat(bucket("mlops-training-user11").versioning())
        .isEqualTo(Reading.known(Versioning.SUSPENDED));
    assertThat(bucket("mlops-training-user03").versioning())
        .isEqualTo(Reading.known(Versioning.NEVER));
    assertThat(bucket("mlops-training-user03").blockPublicAccess())
        .isEqualTo(Reading.known(BlockPublicAccess.NONE));
    assertThat(bucket("mlops-training-user01").policyStatus())
        .isEqualTo(Reading.known(PolicyStatus.NO_POLICY));
    assertThat(bucket("mlops-training-user03").policyStatus())
        .isEqualTo(Reading.known(PolicyStatus.PUBLIC));
    assertThat(bucket("mlops-training-user03").policy().find().orElseThrow().isPresent()).isTrue();
    assertThat(bucket("mlops-training-user05").region()).isEqualTo(Reading.known("us-east-1"));
  }

  @Test
  void countsExperimentsAndPipelineRuns() {
    var full = bucket("mlops-training-user01").contents().find().orElseThrow();
    var empty = bucket("mlops-training-user09").contents().find().orElseThrow();

    assertThat(full.mlflow().entries().value()).isEqualTo(3);
    assertThat(full.pipelines().entries().value()).isEqualTo(2);
    assertThat(empty.mlflow().presence()).isEqualTo(Presence.ABSENT);
    assertThat(empty.pipelines().presence()).isEqualTo(Presence.MARKER_ONLY);
  }

  @Test
  void asksForNamesThatAreNotListed() {
    assertThat(SNAPSHOT.unlistedNames())
        .containsOnlyKeys("mlops-training-user07", "mlops-training-user08")
        .containsValue(Reading.known(NameStatus.FREE));
    assertThat(SNAPSHOT.findBucket("mlops-training-user7")).isPresent();
  }

  @Test
  void readsRepositoriesOfEitherPattern() {
    assertThat(repository("mlops-user01-training").scanning())
        .isEqualTo(Reading.known(new Scanning(ScanFrequency.SCAN_ON_PUSH, false)));
    assertThat(repository("mlops-training/user13/training").scanning())
        .isEqualTo(Reading.known(new Scanning(ScanFrequency.MANUAL, false)));
    assertThat(repository("mlops-user08-training").lifecyclePolicy())
        .isEqualTo(Reading.known(LifecyclePolicy.NONE));
    assertThat(SNAPSHOT.repositories()).containsEntry("us-east-1", Reading.known(List.of()));
  }

  @Test
  void readsTheRegistryOfTheClassRegion() {
    assertThat(SNAPSHOT.registries()).containsOnlyKeys(LocalAws.REGION);
    Registry registry = SNAPSHOT.registries().values().iterator().next();
    assertThat(registry.scanning().map(RegistryScanning::type))
        .isEqualTo(Reading.known(RegistryScanning.Type.BASIC));
    assertThat(registry.basicScanVersion()).isEqualTo(Reading.known("AWS_NATIVE"));
  }

  private static Bucket bucket(String name) {
    return SNAPSHOT.findBucket(name).orElseThrow();
  }

  private static Repository repository(String name) {
    return SNAPSHOT.seenRepositories().stream()
        .filter(repository -> repository.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
