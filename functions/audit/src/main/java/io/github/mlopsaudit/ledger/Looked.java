package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of a report that the run really looked at, by student and service: what it may write.
/// What concerns the whole audit is looked at by runs of all services only, and what is nobody's by
/// runs of all students only: a run for one student cannot say that the audit sees everything.
record Looked(
    Report report,
    Map<String, List<Assessment>> assessments,
    Map<String, List<Bucket>> buckets,
    Map<String, List<Repository>> repositories) {

  Looked(Report report) {
    this(
        report,
        report.assessments().stream()
            .filter(assessment -> includes(report, assessment))
            .collect(Collectors.groupingBy(Assessment::student)),
        report.snapshot().seenBuckets().stream()
            .sorted(Comparator.comparing(Bucket::name))
            .collect(Collectors.groupingBy(b -> report.course().bucketOwner(b.name()))),
        report.snapshot().seenRepositories().stream()
            .sorted(Comparator.comparing(Repository::name).thenComparing(Repository::region))
            .collect(Collectors.groupingBy(r -> report.course().repositoryOwner(r.name()))));
  }

  /// The students looked at, on the roster or not, and the empty number for what is nobody's.
  Set<String> students() {
    Set<String> students = new TreeSet<>();
    report.students().forEach(student -> students.add(student.number()));
    Stream.of(assessments, buckets, repositories).forEach(map -> students.addAll(map.keySet()));
    students.removeIf(student -> !report.run().selection().includesStudent(student));
    return students;
  }

  Set<Service> services() {
    return services(report.run().selection());
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
    return Instant.ofEpochSecond(report.run().sequence()).toString();
  }

  /// The assessments of one service by check, each check's in reading order.
  Map<String, List<Assessment>> byCheck(String student, Service service) {
    return assessments.getOrDefault(student, List.of()).stream()
        .filter(assessment -> assessment.rule().service() == service)
        .collect(Collectors.groupingBy(a -> a.rule().id(), TreeMap::new, Collectors.toList()));
  }

  private static boolean includes(Report report, Assessment assessment) {
    Selection selection = report.run().selection();
    return selection.includesStudent(assessment.student())
        && services(selection).contains(assessment.rule().service());
  }

  private static Set<Service> services(Selection selection) {
    return selection.services().equals(Selection.ALL.services())
        ? EnumSet.allOf(Service.class)
        : EnumSet.copyOf(selection.services());
  }
}
