package io.github.mlopsaudit.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A class of students on a local AWS: what the course teaches, and else as their `Story` tells.
/// One bucket more, `mlops-training-user99`, is nobody's.
public final class SampleClass {
  private static final int INSTRUCTOR = 20;
  private static final int STRANGER = 99;
  private static final int MOST_STUDENTS = 1000;
  private static final String DESTINATIONS = "mlops-storage-audit";

  /// What moto takes at once.
  private static final int CONCURRENCY = 16;

  private final int students;

  private SampleClass(int students) {
    this.students = students;
  }

  /// A class of the students 1 to `students` and, up to 19 of them, an instructor with number 20.
  ///
  /// @throws IllegalArgumentException if there are more than 1000, or fewer than none
  public static SampleClass of(int students) {
    if (students < 0 || students > MOST_STUDENTS) {
      throw new IllegalArgumentException(
          "A sample class has 0 to " + MOST_STUDENTS + " students, not " + students);
    }
    return new SampleClass(students);
  }

  /// The students' numbers: two digits, or three in a class of 100.
  public List<String> students() {
    return IntStream.rangeClosed(1, students).mapToObj(this::number).toList();
  }

  /// The instructor's number; none in a class so large that 20 is a student's.
  public List<String> instructors() {
    return students < INSTRUCTOR ? List.of(number(INSTRUCTOR)) : List.of();
  }

  private IntStream members() {
    IntStream numbers = IntStream.rangeClosed(1, students);
    return students < INSTRUCTOR ? IntStream.concat(numbers, IntStream.of(INSTRUCTOR)) : numbers;
  }

  private String number(int member) {
    return (students < 100 ? "%02d" : "%03d").formatted(member);
  }

  /// Creates the class on the local AWS that the AWS variables lead to.
  ///
  /// @param environment with `AWS_ENDPOINT_URL`, as `LocalAws.environment()` gives it
  public Destinations create(Map<String, String> environment) {
    return create(environment, DESTINATIONS);
  }

  /// Creates the class; the table, topic and queue get the name, and the report bucket begins with
  /// it.
  ///
  /// @param environment with `AWS_ENDPOINT_URL`, as `LocalAws.environment()` gives it
  public Destinations create(Map<String, String> environment, String name) {
    createStorage(environment);
    try (Clients clients = new Clients(environment)) {
      return Destinations.create(clients, name);
    }
  }

  /// Creates the class alone, for an audit that has its own places to write to.
  ///
  /// @param environment with `AWS_ENDPOINT_URL`, as `LocalAws.environment()` gives it
  public void createStorage(Map<String, String> environment) {
    try (Clients clients = new Clients(environment);
        ExecutorService executor =
            Executors.newFixedThreadPool(CONCURRENCY, Thread.ofVirtual().factory())) {
      SampleBuckets buckets = new SampleBuckets(clients);
      SampleRepositories repositories = new SampleRepositories(clients);
      repositories.configureScanning();
      Stream<Runnable> perMember =
          owners()
              .flatMap(owner ->
                  Stream.of(() -> buckets.create(owner), () -> repositories.create(owner)));
      Stream<Runnable> stranger = Stream.of(() -> buckets.create(stranger()));
      Stream<CompletableFuture<Void>> work =
          Stream.concat(perMember, stranger)
              .map(task -> CompletableFuture.runAsync(task, executor));
      CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
    }
  }

  private Stream<SampleStudent> owners() {
    return members()
        .mapToObj(member ->
            new SampleStudent(number(member), Story.faultsOf(member), Story.habitsOf(member)));
  }

  private SampleStudent stranger() {
    return new SampleStudent(number(Math.max(STRANGER, students + 1)), Set.of(), Set.of());
  }
}
