package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of a report that the run may speak about, by student and service: what it looked at and
/// no later run has looked at since. What concerns the whole audit is looked at by runs of all
/// services only, and what is nobody's by runs of all students only: a run for one student cannot
/// say that the audit sees everything.
record Looked(Report report, List<Selection> later) {

  /// What decides where several assessments have one finding's id, for example where a repository
  /// of the same name stands in two regions: what fails, else what nobody knows; then the worst,
  /// then the first to read.
  private static final Comparator<Assessment> DECISIVE =
      Comparator.comparingInt(Looked::rank)
          .thenComparing(Assessment.READING_ORDER)
          .thenComparing(assessment -> assessment.resource().region())
          .thenComparing(assessment -> assessment.verdict().toString());

  /// `later` are the selections of later runs that have been remembered already.
  Looked {
    later = List.copyOf(later);
  }

  /// Whether the run may say anything about this student's resources of this service.
  boolean covers(String student, String service) {
    return covers(report.run().selection(), student, service)
        && later.stream().noneMatch(selection -> covers(selection, student, service));
  }

  private static boolean covers(Selection selection, String student, String service) {
    return selection.includesStudent(student)
        && services(selection).stream().anyMatch(looked -> looked.id().equals(service));
  }

  private static Set<Service> services(Selection selection) {
    return selection.services().equals(Selection.ALL.services())
        ? EnumSet.allOf(Service.class)
        : EnumSet.copyOf(selection.services());
  }

  /// The assessments that the run may speak of, the decisive one of each finding's id.
  Map<String, Assessment> byFinding() {
    Map<String, Assessment> decisive = new LinkedHashMap<>();
    assessments().sorted(DECISIVE).forEach(a -> decisive.putIfAbsent(report.finding(a).id(), a));
    return decisive;
  }

  private static int rank(Assessment assessment) {
    return switch (assessment.verdict()) {
      case Verdict.Fail _ -> 0;
      case Verdict.Waived _ -> 1;
      case Verdict.Unknown _ -> 2;
      case Verdict.Pass _ -> 3;
      case Verdict.NotApplicable _ -> 4;
    };
  }

  private Stream<Assessment> assessments() {
    return report.assessments().stream()
        .filter(assessment -> covers(assessment.student(), assessment.rule().service().id()));
  }

  /// The students looked at, on the roster or not, and the empty number for what is nobody's.
  Set<String> students() {
    Set<String> students = new TreeSet<>();
    report.students().forEach(student -> students.add(student.number()));
    report.assessments().forEach(assessment -> students.add(assessment.student()));
    report.snapshot().seenBuckets().forEach(bucket -> students.add(owner(bucket)));
    report.snapshot().seenRepositories().forEach(repository -> students.add(owner(repository)));
    students.removeIf(student -> services(student).isEmpty());
    return students;
  }

  /// The services of which the run may speak at this student.
  Set<Service> services(String student) {
    return Stream.of(Service.values())
        .filter(service -> covers(student, service.id()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
  }

  String course() {
    return report.course().name();
  }

  long sequence() {
    return report.run().sequence();
  }

  /// When the run was due. The clock would give each delivery of the same event another time.
  String time() {
    return time(report);
  }

  static String time(Report report) {
    return time(report.run());
  }

  static String time(Run run) {
    return Instant.ofEpochSecond(run.sequence()).toString();
  }

  /// The assessments by student, each student's in reading order.
  Map<String, List<Assessment>> byStudent() {
    return assessments().collect(Collectors.groupingBy(Assessment::student));
  }

  Map<String, List<Bucket>> bucketsByStudent() {
    return report.snapshot().seenBuckets().stream()
        .sorted(Comparator.comparing(Bucket::name))
        .collect(Collectors.groupingBy(this::owner));
  }

  Map<String, List<Repository>> repositoriesByStudent() {
    return report.snapshot().seenRepositories().stream()
        .sorted(Comparator.comparing(Repository::name).thenComparing(Repository::region))
        .collect(Collectors.groupingBy(this::owner));
  }

  private String owner(Bucket bucket) {
    return report.course().bucketOwner(bucket.name());
  }

  private String owner(Repository repository) {
    return report.course().repositoryOwner(repository.name());
  }
}
