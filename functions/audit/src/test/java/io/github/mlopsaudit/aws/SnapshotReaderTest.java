package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Folder.Presence;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.ImageScan;
import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Strays;
import io.github.mlopsaudit.core.TagMutability;
import io.github.mlopsaudit.core.TagMutability.Mode;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Website;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.HealthyClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SnapshotReaderTest {

  private static final String OWNER =
      "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
  private static final BlockPublicAccess ALL = new BlockPublicAccess(true, true, true, true);

  @Test
  void readsTheWholeClass() {
    try (StubbedClass stubbed = StubbedClass.of(3)) {
      Snapshot snapshot = stubbed.read();

      assertThat(snapshot.takenAt()).isEqualTo(StubbedClass.NOW);
      assertThat(snapshot.account())
          .isEqualTo(new Account("123456789012", OWNER, Reading.known(ALL)));
      assertThat(snapshot.seenBuckets()).hasSize(3);
      assertThat(snapshot.seenRepositories()).hasSize(9);
      assertThat(snapshot.unlistedNames()).isEmpty();
      assertThat(snapshot.gaps()).isEmpty();
    }
  }

  @Test
  void readsEverythingOfABucket() {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      Bucket bucket = stubbed.readBucket("mlops-training-user01");

      assertThat(bucket)
          .isEqualTo(
              new Bucket(
                  "mlops-training-user01",
                  Instant.parse("2026-11-02T01:02:03Z"),
                  Reading.known("ap-northeast-2"),
                  Reading.known(ALL),
                  Reading.known(PolicyStatus.NOT_PUBLIC),
                  bucket.policy(),
                  Reading.notAsked(Read.BUCKET_ACL),
                  Reading.known(ObjectOwnership.BUCKET_OWNER_ENFORCED),
                  Reading.known(Website.NONE),
                  Reading.known(new Encryption("AES256", true, "", Set.of("SSE-C"))),
                  Reading.known(KmsKey.NONE),
                  Reading.known(Versioning.ENABLED),
                  Reading.known(
                      List.of(
                          new LifecycleRule(
                              "tidy",
                              true,
                              "",
                              false,
                              Optional.empty(),
                              Optional.empty(),
                              true,
                              true))),
                  Reading.known(
                      new Contents(
                          new Count(6, true),
                          Optional.of(Instant.parse("2026-11-02T03:04:05Z")),
                          new Folder(Presence.FILLED, new Count(2, true)),
                          new Count(1, true),
                          new Folder(Presence.FILLED, new Count(2, true))))));
      assertThat(bucket.policy().find().orElseThrow().json()).contains("DenyInsecureTransport");
    }
  }

  @Test
  void readsEverythingOfARepository() {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      Repository repository = stubbed.readRepository("mlops-user01-training");

      assertThat(repository.uri())
          .isEqualTo("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/mlops-user01-training");
      assertThat(repository.scanning())
          .isEqualTo(Reading.known(new Scanning(ScanFrequency.SCAN_ON_PUSH, false)));
      assertThat(repository.lifecyclePolicy().find().orElseThrow().rules()).hasSize(1);
      assertThat(repository.images().find().orElseThrow().count()).isEqualTo(new Count(7, true));
      assertThat(repository.encryption()).isEqualTo("AES256");
      assertThat(repository.tagMutability())
          .isEqualTo(Reading.known(new TagMutability(Mode.MUTABLE, List.of())));
      assertThat(repository.policy()).isEqualTo(Reading.known(PolicyDocument.NONE));
      assertThat(repository.latestScan())
          .isEqualTo(Reading.known(new ImageScan(ImageScan.Status.SCANNED, 0, 0)));
    }
  }

  @Test
  void readsAllPages() {
    HealthyClass healthy = HealthyClass.of(15).inPagesOf(6, 30, 3);
    try (StubbedClass stubbed = StubbedClass.of(healthy, StubbedClass.course(15))) {
      Snapshot snapshot = stubbed.read();

      assertThat(snapshot.seenBuckets()).hasSize(15);
      assertThat(snapshot.seenRepositories()).hasSize(45);
      assertThat(snapshot.unlistedNames()).isEmpty();
      assertThat(stubbed.aws.calls("s3:ListBuckets")).isEqualTo(3);
      assertThat(stubbed.aws.calls("ecr:DescribeRepositories")).isEqualTo(2);
      assertThat(stubbed.aws.calls("ecr:BatchGetRepositoryScanningConfiguration")).isEqualTo(2);
      assertThat(newestTags(snapshot.seenRepositories().getFirst()))
          .containsExactly("v7", "v6", "v5", "v4", "v3");
    }
  }

  private static List<String> newestTags(Repository repository) {
    return repository.images().find().orElseThrow().newest().stream()
        .map(Image::tags)
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void looksForRepositoriesInExtraRegions() {
    try (StubbedClass stubbed =
        StubbedClass.of(HealthyClass.of(1), StubbedClass.course(1, "us-east-1"))) {
      Snapshot snapshot = stubbed.read();

      assertThat(snapshot.repositories()).containsOnlyKeys("ap-northeast-2", "us-east-1");
      assertThat(snapshot.repositories().get("us-east-1")).isEqualTo(Reading.known(List.of()));
    }
  }

  @Test
  void asksForNothingThatNobodyWants() {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      Snapshot snapshot = stubbed.read(Set.of(Read.LIST_BUCKETS, Read.BUCKET_VERSIONING));

      assertThat(stubbed.aws.calls().keySet())
          .containsExactlyInAnyOrder(
              "sts:GetCallerIdentity", "s3:ListBuckets", "s3:GetBucketVersioning");
      assertThat(snapshot.gaps()).isEmpty();
    }
  }

  @Test
  void seesNamesThatOnlyBeginAlike() {
    try (StubbedClass stubbed = StubbedClass.of(2)) {
      stubbed
          .aws
          .on("s3:ListBuckets")
          .answer(
              listOf("mlops-training-user01", "mlops-user02", "mlops-training_user02", "other-1"));
      stubbed
          .aws
          .on("ecr:DescribeRepositories")
          .answer(
              Reply.json(
                  """
                  {"repositories":[\
                  {"repositoryName":"mlops_user01-training","repositoryUri":"u","createdAt":1},\
                  {"repositoryName":"mlops-user01-training","repositoryUri":"u","createdAt":1},\
                  {"repositoryName":"web","repositoryUri":"u","createdAt":1}]}\
                  """));

      Snapshot snapshot = stubbed.read(new Selection(Set.of("02"), Selection.ALL.services()));

      assertThat(snapshot.strays())
          .isEqualTo(
              new Strays(
                  List.of("mlops-training_user02", "mlops-user02"),
                  List.of("mlops_user01-training")));
      assertThat(snapshot.seenBuckets()).isEmpty();
      assertThat(stubbed.aws.calls("s3:GetBucketVersioning")).isZero();
    }
  }

  private static Reply listOf(String... buckets) {
    String entries =
        Stream.of(buckets)
            .map(name ->
                """
                <Bucket><CreationDate>2026-11-02T01:02:03.000Z</CreationDate><Name>%s</Name>\
                </Bucket>\
                """
                    .formatted(name))
            .collect(Collectors.joining());
    return Reply.xml(
        "<ListAllMyBucketsResult><Buckets>%s</Buckets></ListAllMyBucketsResult>"
            .formatted(entries));
  }

  @Test
  void readsOnlyTheSelectedStudents() {
    try (StubbedClass stubbed = StubbedClass.of(HealthyClass.of(3), StubbedClass.course(5))) {
      Snapshot snapshot = stubbed.read(new Selection(Set.of("02", "05"), Selection.ALL.services()));

      assertThat(snapshot.seenBuckets())
          .extracting(Bucket::name)
          .containsExactly("mlops-training-user02");
      assertThat(snapshot.seenRepositories())
          .hasSize(3)
          .allMatch(repository -> repository.name().startsWith("mlops-user02-"));
      assertThat(snapshot.unlistedNames())
          .containsOnlyKeys("mlops-training-user05")
          .containsValue(Reading.known(NameStatus.FREE));
    }
  }

  @Test
  void asksNothingOfAServiceThatIsNotSelected() {
    try (StubbedClass stubbed = StubbedClass.of(2)) {
      Snapshot onlyEcr = stubbed.read(new Selection(Set.of(), Set.of(Service.ECR)));

      assertThat(onlyEcr.buckets()).isEqualTo(Reading.known(List.of()));
      assertThat(onlyEcr.unlistedNames()).isEmpty();
      assertThat(stubbed.aws.calls().keySet()).noneMatch(name -> name.startsWith("s3"));
    }
    try (StubbedClass stubbed = StubbedClass.of(2)) {
      Snapshot onlyS3 = stubbed.read(new Selection(Set.of(), Set.of(Service.S3)));

      assertThat(onlyS3.repositories()).isEmpty();
      assertThat(stubbed.aws.calls().keySet()).noneMatch(name -> name.startsWith("ecr"));
    }
  }

  @Test
  void tellsEachResourceAsItIsRead() {
    try (StubbedClass stubbed = StubbedClass.of(2)) {
      AtomicReference<String> last = new AtomicReference<>("");

      stubbed.read(
          Selection.ALL, Duration.ofMinutes(1), (done, total) -> last.set(done + " of " + total));

      assertThat(last).hasValue("8 of 8");
    }
  }

  @Test
  void staysWithinItsBudgetOfCallsAndConnections() {
    try (StubbedClass stubbed = StubbedClass.of(15)) {
      stubbed.read();

      int calls = stubbed.aws.calls().values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          "%.1f calls per student, %d connections%n", calls / 15.0, stubbed.aws.connections());
      assertThat(calls).isLessThanOrEqualTo(15 * 30);
      assertThat(stubbed.aws.connections())
          .isLessThanOrEqualTo(stubbed.clients.settings().concurrency() + 5);
    }
  }
}
