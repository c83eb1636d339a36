package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.BucketReader.Listed;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Makes each read of the audit once, by the audit's own calls, so that a person learns which of
/// them AWS denies. Buckets and repositories are asked of one each: one of the class, else the
/// first there is.
public final class Probe {

  private static final Duration TIME = Duration.ofMinutes(2);

  /// What no account has: AWS says so to whom it lets ask.
  private static final String NO_KEY = "00000000-0000-0000-0000-000000000000";

  private static final String NO_DIGEST = "sha256:" + "0".repeat(64);

  private final AwsClients clients;
  private final Course course;
  private final String account;
  private final ProbeSubjects subjects;

  public Probe(AwsClients clients, Course course, String account) {
    this.clients = clients;
    this.course = course;
    this.account = account;
    this.subjects = new ProbeSubjects(clients, course, account);
  }

  /// What one read came to: what it was asked of, or why it could not be; `NOT_ASKED` where there
  /// is no bucket, repository or student's role to ask.
  public Map<Read, Reading<String>> tryEach() {
    try (Calls calls = new Calls(clients.settings(), TIME, Set.of(Read.values()))) {
      Reading<Optional<Listed>> bucket = calls.read(Read.LIST_BUCKETS, subjects::bucket);
      Reading<Optional<String>> repository =
          calls.read(Read.LIST_REPOSITORIES, subjects::repository);
      Map<Read, Supplier<Reading<String>>> started = new EnumMap<>(Read.class);
      for (Read read : Read.values()) {
        started.put(read, start(calls, read, bucket, repository));
      }
      Map<Read, Reading<String>> tried = new EnumMap<>(Read.class);
      started.forEach((read, answer) -> tried.put(read, answer.get()));
      return tried;
    }
  }

  private Supplier<Reading<String>> start(
      Calls calls,
      Read read,
      Reading<Optional<Listed>> bucket,
      Reading<Optional<String>> repository) {
    return switch (read) {
      case LIST_BUCKETS -> () -> bucket.map(found -> found.map(Listed::name).orElse("no bucket"));
      case LIST_REPOSITORIES -> () -> repository.map(found -> found.orElse("no repository"));
      case BUCKET_NAME -> ofBucket(calls, read, bucket, this::head);
      case BUCKET_REGION -> ofBucket(calls, read, bucket, b -> plain(b).region());
      case BUCKET_BLOCK -> ofBucket(calls, read, bucket, b -> at(b).blockPublicAccess());
      case POLICY_STATUS -> ofBucket(calls, read, bucket, b -> at(b).policyStatus());
      case BUCKET_POLICY -> ofBucket(calls, read, bucket, b -> at(b).policy());
      case BUCKET_WEBSITE -> ofBucket(calls, read, bucket, b -> at(b).website());
      case BUCKET_VERSIONING -> ofBucket(calls, read, bucket, b -> at(b).versioning());
      case BUCKET_ACL -> ofBucket(calls, read, bucket, b -> acls(b).acl());
      case OBJECT_OWNERSHIP -> ofBucket(calls, read, bucket, b -> acls(b).ownership());
      case BUCKET_ENCRYPTION ->
          ofBucket(
              calls, read, bucket, b -> new EncryptionCalls(s3(b), b.name(), account).encryption());
      case BUCKET_LIFECYCLE ->
          ofBucket(calls, read, bucket, b -> new LifecycleCalls(s3(b), b.name(), account).rules());
      case BUCKET_CONTENTS ->
          ofBucket(
              calls,
              read,
              bucket,
              b ->
                  s3(b)
                      .listObjectsV2(
                          list -> list.bucket(b.name()).expectedBucketOwner(account).maxKeys(1)));
      case ACCOUNT_BLOCK ->
          on(
              calls,
              read,
              account,
              () -> new AccountCalls(clients.s3Control(), account).blockPublicAccess());
      case KMS_KEY ->
          on(
              calls,
              read,
              "a key that there is not",
              () -> new KeyCalls(clients, account, course.region()).key(NO_KEY));
      case REGISTRY_SCANNING ->
          on(calls, read, course.region(), () -> ecr().getRegistryScanningConfiguration(_ -> {}));
      case BASIC_SCAN_VERSION ->
          on(calls, read, course.region(), () -> RegistryReader.version(ecr()));
      case REPOSITORY_SCANNING ->
          ofRepository(
              calls,
              read,
              repository,
              name -> ecr().batchGetRepositoryScanningConfiguration(r -> r.repositoryNames(name)));
      case REPOSITORY_LIFECYCLE ->
          ofRepository(
              calls, read, repository, name -> new RepositoryCalls(ecr(), name).lifecyclePolicy());
      case REPOSITORY_POLICY ->
          ofRepository(calls, read, repository, name -> new RepositoryCalls(ecr(), name).policy());
      case IMAGES ->
          ofRepository(
              calls,
              read,
              repository,
              name -> ecr().describeImages(r -> r.repositoryName(name).maxResults(1)));
      case IMAGE_SCAN -> ofRepository(calls, read, repository, this::scan);
      case ROLE_SIMULATION ->
          role()
              .map(role -> on(calls, read, role, () -> simulate(role)))
              .orElseGet(() -> () -> Reading.notAsked(read));
    };
  }

  private static Supplier<Reading<String>> ofBucket(
      Calls calls, Read read, Reading<Optional<Listed>> bucket, Function<Listed, Object> call) {
    return bucket
        .find()
        .flatMap(found -> found)
        .map(found -> on(calls, read, found.name(), () -> call.apply(found)))
        .orElseGet(() -> () -> Reading.notAsked(read));
  }

  private static Supplier<Reading<String>> ofRepository(
      Calls calls, Read read, Reading<Optional<String>> repository, Function<String, Object> call) {
    return repository
        .find()
        .flatMap(found -> found)
        .map(found -> on(calls, read, found, () -> call.apply(found)))
        .orElseGet(() -> () -> Reading.notAsked(read));
  }

  private static Supplier<Reading<String>> on(
      Calls calls, Read read, String subject, Supplier<Object> call) {
    Supplier<Reading<Object>> answer = calls.start(read, call);
    return () -> answer.get().map(_ -> subject);
  }

  private Object head(Listed bucket) {
    return s3(bucket).headBucket(head -> head.bucket(bucket.name()).expectedBucketOwner(account));
  }

  private Object scan(String repository) {
    return SdkFailure.unless(
        "ImageNotFoundException",
        "no such image",
        () -> new RepositoryCalls(ecr(), repository).scan(NO_DIGEST));
  }

  private Object simulate(String role) {
    return SdkFailure.unless(
        "NoSuchEntity",
        "no such role",
        () ->
            new Simulation(role, account, List.of("mlops-storage-audit")).deletable(clients.iam()));
  }

  private Optional<String> role() {
    return course
        .studentRole()
        .flatMap(role ->
            course.roster().stream().findFirst().map(student -> role.name(student.number())));
  }

  private BucketCalls at(Listed bucket) {
    return new BucketCalls(s3(bucket), bucket.name(), account);
  }

  /// As the audit asks for a region: by way of its own.
  private BucketCalls plain(Listed bucket) {
    return new BucketCalls(clients.s3(), bucket.name(), account);
  }

  private AclCalls acls(Listed bucket) {
    return new AclCalls(s3(bucket), bucket.name(), account);
  }

  private S3Client s3(Listed bucket) {
    return clients.s3(bucket.region().orElse(clients.settings().region()));
  }

  private EcrClient ecr() {
    return subjects.ecr();
  }
}
