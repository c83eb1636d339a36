package io.github.mlopsaudit.local;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The class of 15 as AWS shows it: what is right, and each fault where its story puts it.
final class SampleClassTest {
  private static Clients clients;

  @BeforeAll
  static void create() {
    Map<String, String> environment = SharedLocalAws.empty().environment();
    clients = new Clients(environment);
    SampleClass.of(15).create(environment);
  }

  @AfterAll
  static void close() {
    clients.close();
  }

  @Test
  void hasABucketForAllButTheThreeWhoMadeNoneHere() {
    assertThat(s3().listBuckets().buckets())
        .extracting(Bucket::name)
        .filteredOn(name -> name.startsWith("mlops-training-user"))
        .hasSize(15)
        .contains("mlops-training-user01", "mlops-training-user15", "mlops-training-user20")
        .contains("mlops-training-user7", "mlops-training-user99")
        .doesNotContain("mlops-training-user07", "mlops-training-user08", "mlops-training-user14");
  }

  @Test
  void hasANameThatAnotherAccountTook() {
    assertThatThrownBy(() -> region("mlops-training-user14"))
        .isInstanceOfSatisfying(
            S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(403));
    assertThatThrownBy(() -> region("mlops-training-user08"))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() ->
            s3().createBucket(request ->
                request
                    .bucket("mlops-training-user14")
                    .createBucketConfiguration(place -> place.locationConstraint(LocalAws.REGION))))
        .isInstanceOf(S3Exception.class);
  }

  @Test
  void hasOneBucketInAnotherRegion() {
    assertThat(region("mlops-training-user01")).isEqualTo("ap-northeast-2");
    assertThat(region("mlops-training-user05")).isEqualTo("us-east-1");
  }

  @Test
  void hasVersioningOnOffAndNeverSet() {
    assertThat(versioning("mlops-training-user01")).isEqualTo(BucketVersioningStatus.ENABLED);
    assertThat(versioning("mlops-training-user11")).isEqualTo(BucketVersioningStatus.SUSPENDED);
    assertThat(versioning("mlops-training-user03")).isNull();
  }

  @Test
  void hasAnOpenBucketAndOneThatIsOpenBehindTheBlock() {
    assertThat(policy("mlops-training-user03")).contains("\"Principal\": \"*\"");
    assertThatThrownBy(() -> publicAccessBlock("mlops-training-user03"))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("public access block configuration was not found");

    assertThat(policy("mlops-training-user11")).contains("\"Principal\": \"*\"");
    assertThat(publicAccessBlock("mlops-training-user11").restrictPublicBuckets()).isTrue();

    assertThatThrownBy(() -> policy("mlops-training-user01")).isInstanceOf(S3Exception.class);
  }

  @Test
  void hasABucketThatAnybodyMayWriteTo() {
    assertThat(policy("mlops-training-user15")).contains("s3:PutObject", "\"Principal\": \"*\"");
    assertThatThrownBy(() -> publicAccessBlock("mlops-training-user15"))
        .isInstanceOf(S3Exception.class);
  }

  @Test
  void hasABucketThatAnotherAccountReads() {
    assertThat(policy("mlops-training-user12"))
        .contains("arn:aws:iam::" + SamplePolicies.FRIEND + ":root", "aws:SecureTransport");
    assertThat(publicAccessBlock("mlops-training-user12").restrictPublicBuckets()).isTrue();
  }

  @Test
  void hasAWebsiteWithAPublicAcl() {
    assertThat(ownership("mlops-training-user01")).isEqualTo("BucketOwnerEnforced");
    assertThat(ownership("mlops-training-user15")).isEqualTo("ObjectWriter");
    assertThat(s3().getBucketAcl(request -> request.bucket("mlops-training-user15")).grants())
        .anyMatch(grant -> String.valueOf(grant.grantee().uri()).endsWith("/AllUsers"));
    assertThat(
            s3().getBucketWebsite(request -> request.bucket("mlops-training-user15"))
                .indexDocument()
                .suffix())
        .isEqualTo("index.html");
    assertThatThrownBy(
            () -> s3().getBucketWebsite(request -> request.bucket("mlops-training-user01")))
        .isInstanceOf(S3Exception.class);
  }

  @Test
  void hasLifecyclesThatTidyUpAndOneThatDeletes() {
    assertThat(lifecycle("mlops-training-user11"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.expiration().days()).isEqualTo(7));
    assertThat(lifecycle("mlops-training-user09"))
        .singleElement()
        .satisfies(rule -> {
          assertThat(rule.expiration()).isNull();
          assertThat(rule.noncurrentVersionExpiration().noncurrentDays()).isEqualTo(30);
          assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation()).isEqualTo(7);
        });
    assertThatThrownBy(() -> lifecycle("mlops-training-user01")).isInstanceOf(S3Exception.class);
  }

  @Test
  void hasAKmsKeyInUseAndOneThatWillBeDeleted() {
    assertThat(keyState("mlops-training-user09")).isEqualTo(KeyState.ENABLED);
    assertThat(keyState("mlops-training-user11")).isEqualTo(KeyState.PENDING_DELETION);
  }

  @Test
  void hasABucketWithHalfTheBlock() {
    PublicAccessBlockConfiguration block = publicAccessBlock("mlops-training-user13");

    assertThat(block.blockPublicAcls()).isTrue();
    assertThat(block.ignorePublicAcls()).isTrue();
    assertThat(block.blockPublicPolicy()).isFalse();
    assertThat(block.restrictPublicBuckets()).isFalse();
  }

  @Test
  void hasArtifactsMarkersAndNothing() {
    assertThat(keys("mlops-training-user01", "mlflow-artifacts/"))
        .anyMatch(key -> key.matches("mlflow-artifacts/0/[0-9a-f]{32}/artifacts/.+"))
        .anyMatch(key -> key.matches("mlflow-artifacts/1/models/m-[0-9a-f]{32}/artifacts/MLmodel"));
    assertThat(keys("mlops-training-user01", "kubeflow-pipeline-artifacts/")).hasSize(4);
    assertThat(keys("mlops-training-user09", "mlflow-artifacts/")).isEmpty();
    assertThat(keys("mlops-training-user09", "kubeflow-pipeline-artifacts/"))
        .containsExactly("kubeflow-pipeline-artifacts/");
  }

  @Test
  void encryptsAsAwsDoes() {
    assertThat(s3().getBucketEncryption(request -> request.bucket("mlops-training-user03")))
        .asString()
        .contains("AES256");
  }

  @Test
  void hasRepositoriesUnderBothPatternsAndOneTooFew() {
    assertThat(scanFrequencies())
        .hasSize(49)
        .containsEntry("mlops-user01-inference", "SCAN_ON_PUSH")
        .containsEntry("mlops-user08-app", "MANUAL")
        .containsEntry("mlops-training/user13/training", "MANUAL")
        .containsEntry("mlops-training/user13/mlops-training/user13/training", "MANUAL")
        .containsEntry("mlops_user14_inference", "MANUAL")
        .doesNotContainKeys(
            "mlops-user05-inference", "mlops-user13-training", "mlops-user14-inference");
  }

  @Test
  void hasRepositoriesWithoutLifecyclePolicy() {
    assertThat(lifecyclePolicy("mlops-user01-training"))
        .contains("imageCountMoreThan", "\"countNumber\": 10");
    assertThat(lifecyclePolicy("mlops-user11-training")).contains("\"countNumber\": 1}");
    assertThatThrownBy(() -> lifecyclePolicy("mlops-user08-training"))
        .isInstanceOf(EcrException.class);
    assertThatThrownBy(() -> lifecyclePolicy("mlops-user08-app")).isInstanceOf(EcrException.class);
  }

  @Test
  void hasImagesOfOneToSevenTags() {
    assertThat(images("mlops-user01-preprocessing"))
        .extracting(image -> image.imageTags().size())
        .containsExactly(1);
    assertThat(images("mlops-user01-training"))
        .extracting(image -> image.imageTags().size())
        .containsExactlyInAnyOrder(1, 3);
    assertThat(images("mlops-user01-inference"))
        .extracting(image -> image.imageTags().size())
        .containsExactly(7);
  }

  @Test
  void hasAnEmptyRepositoryAndASignedImage() {
    assertThat(images("mlops-user09-inference")).isEmpty();
    List<ImageDetail> signed = images("mlops-user12-training");
    assertThat(signed).hasSize(3);
    assertThat(signed.getLast().imageTags())
        .containsExactly(signed.get(1).imageDigest().replace(':', '-') + ".sig");
  }

  @Test
  void hasRepositoriesThatOthersMayPullFrom() {
    assertThat(repositoryPolicy("mlops-user12-training")).contains("\"Principal\": \"*\"");
    assertThat(repositoryPolicy("mlops-user12-inference")).contains(SamplePolicies.FRIEND);
    assertThatThrownBy(() -> repositoryPolicy("mlops-user12-preprocessing"))
        .isInstanceOf(EcrException.class);
  }

  @Test
  void numbersItsMembersAsWideAsItMust() {
    assertThat(SampleClass.of(0).students()).isEmpty();
    assertThat(SampleClass.of(0).instructors()).containsExactly("20");
    assertThat(SampleClass.of(3).students()).containsExactly("01", "02", "03");
    assertThat(SampleClass.of(25).instructors()).isEmpty();
    assertThat(SampleClass.of(25).students()).hasSize(25).doesNotHaveDuplicates();
    assertThat(SampleClass.of(1000).students()).startsWith("001").endsWith("1000");
    assertThatThrownBy(() -> SampleClass.of(1001)).hasMessageContaining("0 to 1000 students");
  }

  private static S3Client s3() {
    return clients.s3(clients.region());
  }

  private static String region(String bucket) {
    return s3().headBucket(request -> request.bucket(bucket)).bucketRegion();
  }

  private static BucketVersioningStatus versioning(String bucket) {
    return s3().getBucketVersioning(request -> request.bucket(bucket)).status();
  }

  private static String policy(String bucket) {
    return s3().getBucketPolicy(request -> request.bucket(bucket)).policy();
  }

  private static PublicAccessBlockConfiguration publicAccessBlock(String bucket) {
    return s3().getPublicAccessBlock(request -> request.bucket(bucket))
        .publicAccessBlockConfiguration();
  }

  private static String ownership(String bucket) {
    return s3().getBucketOwnershipControls(request -> request.bucket(bucket))
        .ownershipControls()
        .rules()
        .getFirst()
        .objectOwnershipAsString();
  }

  private static List<LifecycleRule> lifecycle(String bucket) {
    return s3().getBucketLifecycleConfiguration(request -> request.bucket(bucket)).rules();
  }

  private static KeyState keyState(String bucket) {
    String key =
        s3().getBucketEncryption(request -> request.bucket(bucket))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst()
            .applyServerSideEncryptionByDefault()
            .kmsMasterKeyID();
    return clients.kms().describeKey(request -> request.keyId(key)).keyMetadata().keyState();
  }

  private static List<String> keys(String bucket, String prefix) {
    return s3().listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private static Map<String, String> scanFrequencies() {
    EcrClient ecr = clients.ecr();
    List<String> names =
        ecr.describeRepositories().repositories().stream()
            .map(repository -> repository.repositoryName())
            .toList();
    return ecr
        .batchGetRepositoryScanningConfiguration(request -> request.repositoryNames(names))
        .scanningConfigurations()
        .stream()
        .collect(
            toMap(
                RepositoryScanningConfiguration::repositoryName,
                RepositoryScanningConfiguration::scanFrequencyAsString));
  }

  private static String lifecyclePolicy(String repository) {
    return clients
        .ecr()
        .getLifecyclePolicy(request -> request.repositoryName(repository))
        .lifecyclePolicyText();
  }

  private static String repositoryPolicy(String repository) {
    return clients
        .ecr()
        .getRepositoryPolicy(request -> request.repositoryName(repository))
        .policyText();
  }

  private static List<ImageDetail> images(String repository) {
    return clients
        .ecr()
        .describeImages(request -> request.repositoryName(repository))
        .imageDetails();
  }
}
