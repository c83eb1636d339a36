package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A stub AWS, the course that it belongs to, and a reader of it.
final class StubbedClass implements AutoCloseable {

  static final String REGION = "ap-northeast-2";
  static final Instant NOW = Instant.parse("2026-11-03T18:00:00Z");

  /// Few attempts without a pause, each as patient as a busy machine needs.
  static final Patience FEW_ATTEMPTS =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), 2, 3, Duration.ofMillis(1));

  final StubAws aws;
  final AwsClients clients;
  private final Course course;

  private StubbedClass(HealthyClass healthy, Course course, Patience patience) {
    this.aws = StubAws.start(healthy);
    this.course = course;
    this.clients =
        new AwsClients(
            AwsSettings.from(aws.environment(), REGION).withConcurrency(16).withPatience(patience));
  }

  static StubbedClass of(int students) {
    return of(HealthyClass.of(students), course(students));
  }

  static StubbedClass of(HealthyClass healthy, Course course) {
    return new StubbedClass(healthy, course, FEW_ATTEMPTS);
  }

  /// One student, and calls that are given up after a second.
  static StubbedClass impatient() {
    Patience once =
        new Patience(FEW_ATTEMPTS.call(), Duration.ofSeconds(1), 1, 1, FEW_ATTEMPTS.pause());
    return new StubbedClass(HealthyClass.of(1), course(1), once);
  }

  static Course course(int students, String... extraRegions) {
    return new Course(
        "mlops-2026a",
        REGION,
        List.of(extraRegions),
        Language.KO,
        LocalDate.MIN,
        LocalDate.MAX,
        IntStream.rangeClosed(1, students)
            .mapToObj("%02d"::formatted)
            .map(number -> new Student(number, "", "", Student.Role.STUDENT))
            .toList(),
        List.of(NamePattern.of("mlops-training-user{number}")),
        List.of(
            NamePattern.of("mlops-user{number}-{component}"),
            NamePattern.of("mlops-training/user{number}/{component}")),
        List.of("preprocessing", "training", "inference"),
        Map.of(),
        Set.of(),
        Optional.empty(),
        CheckSettings.DEFAULT);
  }

  /// The same class, whose students work as the role or user.
  static Course withRole(Course course, String role) {
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
        course.due(),
        course.trustedAccounts(),
        Optional.of(NamePattern.of(role)),
        course.checks());
  }

  Snapshot read() {
    return read(Selection.ALL, Duration.ofMinutes(1), Progress.SILENT);
  }

  Snapshot read(Selection selection) {
    return read(selection, Duration.ofMinutes(1), Progress.SILENT);
  }

  Snapshot read(Selection selection, Duration budget, Progress progress) {
    return read(selection, Set.of(Read.values()), budget, progress);
  }

  /// Of what was wanted only.
  Snapshot read(Set<Read> wanted) {
    return read(Selection.ALL, wanted, Duration.ofMinutes(1), Progress.SILENT);
  }

  private Snapshot read(Selection selection, Set<Read> wanted, Duration budget, Progress progress) {
    return new SnapshotReader(clients, InstantSource.fixed(NOW))
        .read(course, selection, wanted, NOW.plus(budget), progress);
  }

  Bucket readBucket(String name) {
    return read().findBucket(name).orElseThrow();
  }

  Repository readRepository(String name) {
    return read().seenRepositories().stream()
        .filter(repository -> repository.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    clients.close();
    aws.close();
  }
}
