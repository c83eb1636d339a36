package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Encryption;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Versioning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A class of one student, 07, with everything as it should be, and the ways to make one thing
/// wrong.
public final class Given {

  public static final String BUCKET = "mlops-training-user07";
  public static final BlockPublicAccess ALL_BLOCKED = new BlockPublicAccess(true, true, true, true);
  public static final Instant NIGHT = Instant.parse("2026-11-22T17:00:00Z");

  private static final Instant MADE = Instant.parse("2026-11-02T00:00:00Z");
  private static final Reading<String> SEOUL = Reading.known("ap-northeast-2");
  private static final Reading<BlockPublicAccess> BLOCKED = Reading.known(ALL_BLOCKED);
  private static final Reading<PolicyStatus> NO_STATUS = Reading.known(PolicyStatus.NO_POLICY);
  private static final Reading<PolicyDocument> NO_POLICY = Reading.known(PolicyDocument.NONE);
  private static final Reading<Encryption> AES256 = Reading.known(new Encryption("AES256", true));
  private static final Reading<Versioning> ENABLED = Reading.known(Versioning.ENABLED);

  private Given() {}

  public static Course course(Student... roster) {
    return new Course(
        "mlops-2026a",
        "ap-northeast-2",
        List.of("us-east-1"),
        Language.KO,
        LocalDate.MIN,
        LocalDate.MAX,
        List.of(roster),
        List.of(
            NamePattern.of("mlops-training-user{number}"), NamePattern.of("mlops-{number}-data")),
        List.of(
            NamePattern.of("mlops-user{number}-{component}"),
            NamePattern.of("mlops-training/user{number}/{component}")),
        List.of("training"),
        Map.of(),
        Set.of(),
        CheckSettings.DEFAULT);
  }

  public static Course course() {
    return course(student("07"));
  }

  public static Course course(CheckSettings settings, Map<String, LocalDate> due) {
    Course course = course();
    return new Course(
        course.name(),
        course.region(),
        course.extraRegions(),
        course.language(),
        course.starts(),
        course.ends(),
        course.roster(),
        course.buckets(),
        course.repositories(),
        course.components(),
        due,
        course.trustedAccounts(),
        settings);
  }

  public static Student student(String number) {
    return new Student(number, "", "", Student.Role.STUDENT);
  }

  public static <T> Reading<T> denied(String action) {
    return Reading.unreadable(action, Reading.Cause.DENIED, "AccessDenied");
  }

  /// A bucket that is right in everything.
  public static Bucket bucket(String name) {
    return new Bucket(
        name, MADE, SEOUL, BLOCKED, NO_STATUS, NO_POLICY, AES256, ENABLED, bothFolders());
  }

  public static Bucket in(Reading<String> region) {
    return new Bucket(
        BUCKET, MADE, region, BLOCKED, NO_STATUS, NO_POLICY, AES256, ENABLED, bothFolders());
  }

  public static Bucket blocking(Reading<BlockPublicAccess> flags) {
    return open(flags, NO_STATUS, NO_POLICY);
  }

  public static Bucket open(
      Reading<BlockPublicAccess> flags,
      Reading<PolicyStatus> status,
      Reading<PolicyDocument> policy) {
    return new Bucket(BUCKET, MADE, SEOUL, flags, status, policy, AES256, ENABLED, bothFolders());
  }

  public static Bucket encrypted(Reading<Encryption> encryption) {
    return new Bucket(
        BUCKET, MADE, SEOUL, BLOCKED, NO_STATUS, NO_POLICY, encryption, ENABLED, bothFolders());
  }

  public static Bucket versioned(Reading<Versioning> versioning) {
    return new Bucket(
        BUCKET, MADE, SEOUL, BLOCKED, NO_STATUS, NO_POLICY, AES256, versioning, bothFolders());
  }

  public static Bucket holding(Reading<Contents> contents) {
    return new Bucket(
        BUCKET, MADE, SEOUL, BLOCKED, NO_STATUS, NO_POLICY, AES256, ENABLED, contents);
  }

  private static Reading<Contents> bothFolders() {
    return Reading.known(
        new Contents(exactly(42), folder(Folder.Presence.FILLED), folder(Folder.Presence.FILLED)));
  }

  public static Folder folder(Folder.Presence presence) {
    return new Folder(presence, exactly(presence == Folder.Presence.FILLED ? 5 : 0));
  }

  private static Count exactly(long value) {
    return new Count(value, true);
  }

  public static Bucket holding(Folder mlflow, Folder pipelines) {
    return holding(Reading.known(new Contents(exactly(1), mlflow, pipelines)));
  }

  public static Repository repository(String name, String region) {
    return repository(
        name,
        region,
        Reading.known(ScanFrequency.SCAN_ON_PUSH),
        Reading.known(new LifecyclePolicy(1)));
  }

  public static Repository repository(
      String name,
      String region,
      Reading<ScanFrequency> scanning,
      Reading<LifecyclePolicy> lifecycle) {
    return new Repository(
        name,
        "123456789012.dkr.ecr." + region + ".amazonaws.com/" + name,
        region,
        MADE,
        scanning,
        lifecycle,
        Reading.known(
            new Repository.Images(
                exactly(1), List.of(new Image("sha256:07", List.of("v1.0.0"), NIGHT)))));
  }

  public static Snapshot snapshot(Bucket... buckets) {
    return snapshot(Reading.known(List.of(buckets)), Map.of());
  }

  public static Snapshot snapshot(
      Reading<List<Bucket>> buckets,
      Map<String, Reading<io.github.mlopsaudit.core.NameStatus>> unlisted) {
    return new Snapshot(
        NIGHT,
        account(Reading.known(BlockPublicAccess.NONE)),
        Selection.ALL,
        buckets,
        unlisted,
        Map.of("ap-northeast-2", Reading.known(List.of())));
  }

  public static Snapshot snapshot(Reading<BlockPublicAccess> account, Bucket bucket) {
    return new Snapshot(
        NIGHT,
        account(account),
        Selection.ALL,
        Reading.known(List.of(bucket)),
        Map.of(),
        Map.of("ap-northeast-2", Reading.known(List.of())));
  }

  public static Snapshot snapshot(Map<String, Reading<List<Repository>>> repositories) {
    return new Snapshot(
        NIGHT,
        account(Reading.known(BlockPublicAccess.NONE)),
        Selection.ALL,
        Reading.known(List.of(bucket(BUCKET))),
        Map.of(),
        repositories);
  }

  public static Snapshot snapshot(Repository... repositories) {
    return snapshot(Map.of("ap-northeast-2", Reading.known(List.of(repositories))));
  }

  private static Account account(Reading<BlockPublicAccess> blockPublicAccess) {
    return new Account("123456789012", blockPublicAccess);
  }
}
