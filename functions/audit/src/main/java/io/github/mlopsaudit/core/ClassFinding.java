package io.github.mlopsaudit.core;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/// One check that the class as a whole fails: at least four fifths of its students for whom the
/// check was answered, and at least three were. People read it once, with one fix, in place of a
/// line for each student. The severity is the one that most of these students have; `remedy` has no
/// commands where nothing mends it for all at once.
public record ClassFinding(Rule rule, Severity severity, int failing, int judged, Remedy remedy) {

  private static final int FEWEST = 3;
  private static final int PERCENT = 80;

  /// The class findings among the assessments, gravest first, then by check. `classRemedy` is asked
  /// for the commands that mend a rule for the whole class.
  static List<ClassFinding> of(
      Collection<Assessment> assessments, Course course, Function<Rule, String> classRemedy) {
    Map<String, List<Assessment>> byCheck =
        assessments.stream()
            .filter(assessment -> course.countsInScore(assessment.student()))
            .filter(assessment -> assessment.passed() || assessment.failed())
            .collect(groupingBy(assessment -> assessment.rule().id()));
    return byCheck.values().stream()
        .flatMap(ofOneCheck -> find(ofOneCheck, classRemedy))
        .sorted(
            Comparator.comparing(ClassFinding::severity, Comparator.reverseOrder())
                .thenComparing(finding -> finding.rule().id()))
        .toList();
  }

  private static Stream<ClassFinding> find(
      List<Assessment> ofOneCheck, Function<Rule, String> classRemedy) {
    int judged = (int) ofOneCheck.stream().map(Assessment::student).distinct().count();
    List<Assessment> failures = ofOneCheck.stream().filter(Assessment::failed).toList();
    Collection<Severity> worst = worstOfEachStudent(failures);
    if (judged < FEWEST || worst.size() * 100 < judged * PERCENT) {
      return Stream.empty();
    }
    Rule rule = ofOneCheck.getFirst().rule();
    boolean asks =
        failures.stream().anyMatch(a -> a.verdict() instanceof Verdict.Fail f && f.remedy().asks());
    return Stream.of(
        new ClassFinding(
            rule,
            mostFrequent(worst),
            worst.size(),
            judged,
            new Remedy(classRemedy.apply(rule), asks)));
  }

  private static Collection<Severity> worstOfEachStudent(List<Assessment> failures) {
    Map<String, Severity> worst = new HashMap<>();
    for (Assessment failure : failures) {
      worst.merge(
          failure.student(), failure.severity(), BinaryOperator.maxBy(Comparator.naturalOrder()));
    }
    return worst.values();
  }

  /// Of two that are as frequent, the graver.
  private static Severity mostFrequent(Collection<Severity> severities) {
    return severities.stream()
        .collect(groupingBy(Function.identity(), counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<Severity, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  /// Whether it stands for this single finding. What is graver than the class's severity, and
  /// whatever is critical, stays with its student.
  boolean covers(Assessment assessment, Course course) {
    return assessment.failed()
        && assessment.rule().id().equals(rule.id())
        && severity.isAtLeast(assessment.severity())
        && assessment.severity() != Severity.CRITICAL
        && course.countsInScore(assessment.student());
  }
}
