package io.github.mlopsaudit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The run as JSON: the summary, what the class fails as a whole, every assessment, what changed,
/// the waivers, and what each student has. `docs/report.schema.json` describes it.
public final class JsonReport {

  private JsonReport() {}

  /// `student` is null where the resource is nobody's, `remediation` and `findingId` where nothing
  /// failed, `waiver` where none covers the failure.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Line(
      String check,
      String service,
      @Nullable String student,
      String resource,
      String region,
      String verdict,
      String severity,
      String detail,
      @Nullable String remediation,
      @Nullable String findingId,
      @Nullable WaiverLine waiver) {}

  /// `remediation` is null where nothing mends it for the whole class at once. Of the `judged`
  /// students, for whom the check was answered, `failing` fail it.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record WholeClass(
      String check,
      String service,
      String severity,
      int failing,
      int judged,
      @Nullable String remediation) {}

  record Document(
      RunSummary run,
      List<WholeClass> classFindings,
      Iterator<Line> assessments,
      ChangeLine.Since changes,
      List<WaiverLine> waivers,
      List<Inventory> inventory) {}

  public static String text(Report report, RunSummary summary, Messages messages) {
    return Json.text(document(report, summary, messages));
  }

  /// Writes it as it is made, so that it need not be in memory as a whole.
  public static void write(Report report, RunSummary summary, Messages messages, Writer out)
      throws IOException {
    Json.write(document(report, summary, messages), out);
  }

  private static Document document(Report report, RunSummary summary, Messages messages) {
    return new Document(
        summary,
        report.classFindings().stream().map(JsonReport::line).toList(),
        report.assessments().stream().map(a -> line(report, a, messages)).iterator(),
        ChangeLine.Since.of(report.changes(), messages),
        report.waivers().all().stream().map(waiver -> line(report, waiver)).toList(),
        Inventory.of(report));
  }

  /// The summary as the maps and texts that any JSON writer knows, Lambda's too.
  public static Map<String, Object> tree(RunSummary summary) {
    return Json.tree(summary);
  }

  private static WholeClass line(ClassFinding finding) {
    String commands = finding.remedy().commands();
    return new WholeClass(
        finding.rule().id(),
        finding.rule().service().id(),
        finding.severity().id(),
        finding.failing(),
        finding.judged(),
        commands.isEmpty() ? null : commands);
  }

  private static WaiverLine line(Report report, Waiver waiver) {
    return WaiverLine.of(waiver, report.snapshot().day());
  }

  private static Line line(Report report, Assessment assessment, Messages messages) {
    Optional<Verdict.Fail> failure = findFailure(assessment.verdict());
    return new Line(
        assessment.rule().id(),
        assessment.rule().service().id(),
        assessment.student().isEmpty() ? null : assessment.student(),
        Plain.line(assessment.resource().name()),
        assessment.resource().region(),
        name(assessment.verdict()),
        assessment.severity().id(),
        messages.text(assessment.verdict().message()),
        failure.map(fail -> fail.remedy().commands()).orElse(null),
        failure.map(_ -> report.finding(assessment).id()).orElse(null),
        assessment.verdict() instanceof Verdict.Waived(_, Waiver waiver)
            ? line(report, waiver)
            : null);
  }

  /// What is not as it should be, waived or not.
  static Optional<Verdict.Fail> findFailure(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> Optional.of(fail);
      case Verdict.Waived(Verdict.Fail fail, _) -> Optional.of(fail);
      default -> Optional.empty();
    };
  }

  static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "PASS";
      case Verdict.Fail _ -> "FAIL";
      case Verdict.Waived _ -> "WAIVED";
      case Verdict.Unknown _ -> "UNKNOWN";
      case Verdict.NotApplicable _ -> "NOT_APPLICABLE";
    };
  }
}
