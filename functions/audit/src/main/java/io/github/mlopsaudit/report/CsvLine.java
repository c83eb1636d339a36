package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// A line of the table. Columns that Prowler's table has too bear its names and mean the same
/// (https://docs.prowler.com/user-guide/cli/tutorials/reporting): a waived failure is `FAIL` and
/// muted. Times are those of the class's time zone, in seconds.
record CsvLine(
    String student,
    String studentName,
    String severity,
    String status,
    String muted,
    String checkId,
    String checkTitle,
    String resourceType,
    String resourceName,
    String resourceUid,
    String region,
    String statusExtended,
    String remediationRecommendationText,
    String remediationCodeCli,
    String compliance,
    String change,
    String firstSeen,
    String since,
    String reopenings,
    String waivedUntil,
    String waiverDaysLeft,
    String waiverReason,
    String serviceName,
    String accountUid,
    String findingUid,
    String timestamp) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Snapshot.CLASS_ZONE);

  static CsvLine of(
      Report report, Assessment assessment, Optional<FindingChange> change, Messages messages) {
    String account = report.snapshot().account().id();
    Verdict verdict = assessment.verdict();
    String check = assessment.rule().id();
    Optional<WaiverLine> waiver =
        verdict instanceof Verdict.Waived(_, Waiver granted)
            ? Optional.of(WaiverLine.of(granted, report.snapshot().day()))
            : Optional.empty();
    return new CsvLine(
        cell(assessment.student()),
        cell(report.course().findStudent(assessment.student()).map(Student::name).orElse("")),
        assessment.severity().id(),
        assessment.unknown() ? "UNKNOWN" : "FAIL",
        assessment.waived() ? "True" : "False",
        check,
        cell(messages.title(check)),
        assessment.resource().kind().type(),
        cell(assessment.resource().name()),
        cell(ResourceArn.of(assessment.resource(), account)),
        cell(assessment.resource().region()),
        cell(messages.text(verdict.message())),
        cell(messages.text(check + ".remedy")),
        cell(JsonReport.findFailure(verdict).map(fail -> fail.remedy().commands()).orElse("")),
        cell(String.join(" | ", assessment.rule().references())),
        change.map(known -> known.transition().name()).orElse(""),
        change.map(known -> time(known.firstSeenAt())).orElse(""),
        change.map(known -> time(known.since())).orElse(""),
        change.map(known -> Integer.toString(known.reopenings())).orElse(""),
        waiver.map(line -> line.until().toString()).orElse(""),
        waiver.map(line -> Long.toString(line.daysLeft())).orElse(""),
        cell(waiver.map(WaiverLine::reason).orElse("")),
        assessment.rule().service().id(),
        account,
        report.finding(assessment).id(),
        time(report.finishedAt()));
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  /// The text as a cell that no spreadsheet takes for a formula, nor a terminal for an order.
  /// https://owasp.org/www-community/attacks/CSV_Injection
  private static String cell(String foreign) {
    String text = Plain.lines(foreign);
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
