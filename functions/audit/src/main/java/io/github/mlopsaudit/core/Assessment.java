package io.github.mlopsaudit.core;

import java.util.Comparator;

/// One check's verdict on one resource. `student` is the number of the student it belongs to, empty
/// where it belongs to nobody in particular.
public record Assessment(Rule rule, Resource resource, String student, Verdict verdict) {

  /// By student, then worst first, then check and resource: the order people read in.
  public static final Comparator<Assessment> READING_ORDER =
      Comparator.comparing(Assessment::student)
          .thenComparing(Assessment::severity, Comparator.reverseOrder())
          .thenComparing(assessment -> assessment.rule().id())
          .thenComparing(assessment -> assessment.resource().name());

  public Assessment with(Verdict other) {
    return new Assessment(rule, resource, student, other);
  }

  public boolean waived() {
    return verdict instanceof Verdict.Waived;
  }

  public boolean failed() {
    return verdict instanceof Verdict.Fail;
  }

  /// A failure that is more than advice: what is only INFO keeps nobody from being all well.
  public boolean isFault() {
    return failed() && severity().isAtLeast(Severity.LOW);
  }

  /// Whether it says that the audit could not look, which is no finding about the class.
  public boolean isOfTheAudit() {
    return rule.id().equals("audit-coverage");
  }

  public boolean unknown() {
    return verdict instanceof Verdict.Unknown;
  }

  /// Whether it would fail, were it due.
  public boolean isNotDue() {
    return verdict instanceof Verdict.NotApplicable notApplicable && notApplicable.isNotDue();
  }

  public boolean passed() {
    return verdict instanceof Verdict.Pass;
  }

  /// How bad it is, or would be: of a failure (waived or not) its own severity, else the rule's.
  public Severity severity() {
    return switch (verdict) {
      case Verdict.Fail fail -> fail.severity();
      case Verdict.Waived waived -> waived.fail().severity();
      default -> rule.severity();
    };
  }
}
