package io.github.mlopsaudit.core;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a run found: the snapshot, every verdict on it in reading order, what the class fails as a
/// whole, the score, the waivers of the class and, once the ledger has said so, what changed.
public record Report(
    Run run,
    Instant finishedAt,
    Course course,
    Snapshot snapshot,
    List<Assessment> assessments,
    List<ClassFinding> classFindings,
    Score score,
    Waivers waivers,
    Changes changes) {

  public Report {
    assessments = assessments.stream().sorted(Assessment.READING_ORDER).toList();
    classFindings = List.copyOf(classFindings);
  }

  /// `classRemedy` is asked for the commands that mend a rule for the whole class. A run of single
  /// students has no class findings: it did not look at the class.
  public static Report of(
      Run run,
      Instant finishedAt,
      Course course,
      Snapshot snapshot,
      List<Assessment> assessments,
      Function<Rule, String> classRemedy) {
    return new Report(
        run,
        finishedAt,
        course,
        snapshot,
        assessments,
        run.selection().students().isEmpty()
            ? ClassFinding.of(assessments, course, classRemedy)
            : List.of(),
        Score.of(assessments, course, snapshot.gaps().isEmpty()),
        Waivers.NONE,
        Changes.UNKNOWN);
  }

  public Report with(Waivers others) {
    return new Report(
        run, finishedAt, course, snapshot, assessments, classFindings, score, others, changes);
  }

  public Report with(Changes others) {
    return new Report(
        run, finishedAt, course, snapshot, assessments, classFindings, score, waivers, others);
  }

  /// Whether something could not be seen.
  public boolean isPartial() {
    return !snapshot.gaps().isEmpty();
  }

  /// The numbers of the students of whom something was not read because the time was up. The next
  /// run begins with them.
  public List<String> unreached() {
    return new Unreached(snapshot, course).numbers();
  }

  public Stream<Assessment> failures() {
    return assessments.stream().filter(Assessment::failed);
  }

  /// The failures that somebody has to mend; the rest is advice.
  public Stream<Assessment> faults() {
    return assessments.stream().filter(Assessment::isFault);
  }

  /// Whether a class finding stands for this single one.
  public boolean isOfWholeClass(Assessment assessment) {
    return classFindings.stream().anyMatch(finding -> finding.covers(assessment, course));
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
