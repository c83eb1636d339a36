package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A class of one student, 07, with everything as it should be, and the ways to make one thing
/// wrong.
public final class Given {

  public static final String BUCKET = "mlops-training-user07";
  public static final BlockPublicAccess ALL_BLOCKED = new BlockPublicAccess(true, true, true, true);
  public static final Instant NIGHT = Instant.parse("2026-11-22T17:00:00Z");

  private Given() {}

  public static Course course(Student... roster) {
    return new GivenCourse().roster(roster).build();
  }

  public static Course course() {
    return new GivenCourse().build();
  }

  public static Course course(CheckSettings settings) {
    return new GivenCourse().checks(settings).build();
  }

  public static Student student(String number) {
    return new Student(number, "", "", Student.Role.STUDENT);
  }

  public static <T> Reading<T> denied(String action) {
    return Reading.unreadable(action, Reading.Cause.DENIED, "AccessDenied");
  }

  /// A bucket that is right in everything.
  public static GivenBucket bucket(String name) {
    return new GivenBucket(name);
  }

  /// The bucket of student 07, right in everything.
  public static GivenBucket bucket() {
    return bucket(BUCKET);
  }

  public static Folder folder(Folder.Presence presence) {
    return new Folder(presence, exactly(presence == Folder.Presence.FILLED ? 5 : 0));
  }

  private static Count exactly(long value) {
    return new Count(value, true);
  }

  public static Reading<Contents> contents(Folder mlflow, Folder pipelines) {
    return Reading.known(
        new Contents(exactly(1), Optional.of(NIGHT), mlflow, exactly(1), pipelines));
  }

  /// A repository that is right in everything.
  public static GivenRepository repository(String name) {
    return new GivenRepository(name);
  }

  public static GivenSnapshot given() {
    return new GivenSnapshot();
  }

  public static Snapshot snapshot(GivenBucket bucket) {
    return given().buckets(bucket.build()).build();
  }

  public static Snapshot snapshot(GivenRepository repository) {
    return given().repositories(repository.build()).build();
  }

  public static Snapshot snapshot(Reading<BlockPublicAccess> account, GivenBucket bucket) {
    return given().accountBlock(account).buckets(bucket.build()).build();
  }

  public static Snapshot snapshot(
      Reading<List<Bucket>> buckets, Map<String, Reading<NameStatus>> unlisted) {
    return given().buckets(buckets).unlistedNames(unlisted).build();
  }

  public static Snapshot snapshot(Map<String, Reading<List<Repository>>> repositories) {
    return given().repositories(repositories).build();
  }
}
