package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a run found: the snapshot, every verdict on it in reading order, and the score.
public record Report(
    Run run,
    Instant finishedAt,
    Course course,
    Snapshot snapshot,
    List<Assessment> assessments,
    Score score) {

  public Report {
    assessments = assessments.stream().sorted(Assessment.READING_ORDER).toList();
  }

  public static Report of(
      Run run, Instant finishedAt, Course course, Snapshot snapshot, List<Assessment> assessments) {
    return new Report(
        run,
        finishedAt,
        course,
        snapshot,
        assessments,
        Score.of(assessments, course, snapshot.gaps().isEmpty()));
  }

  /// Whether something could not be seen.
  public boolean isPartial() {
    return !snapshot.gaps().isEmpty();
  }

  public Stream<Assessment> failures() {
    return assessments.stream().filter(Assessment::failed);
  }

  public long open(Severity severity) {
    return failures().filter(assessment -> assessment.severity() == severity).count();
  }

  public Finding finding(Assessment assessment) {
    return Finding.of(snapshot.account().id(), course.region(), assessment);
  }

  /// Whether nothing that may concern the student was left unseen.
  public boolean sawAllOf(String student) {
    return snapshot.gaps().stream()
        .filter(gap -> !gap.where().equals(snapshot.account().id()))
        .map(gap -> course.owner(gap.where()))
        .noneMatch(owner -> owner.isEmpty() || owner.equals(student));
  }

  /// The students that the run looked at.
  public List<Student> students() {
    return course.roster().stream()
        .filter(student -> run.selection().includesStudent(student.number()))
        .toList();
  }

  public List<Assessment> assessmentsOf(String student) {
    return assessments.stream().filter(a -> a.student().equals(student)).toList();
  }
}
