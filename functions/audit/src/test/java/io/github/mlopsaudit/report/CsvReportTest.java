package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CsvReportTest {

  private static final List<String> COLUMNS =
      List.of(
          "STUDENT",
          "STUDENT_NAME",
          "SEVERITY",
          "STATUS",
          "MUTED",
          "CHECK_ID",
          "CHECK_TITLE",
          "RESOURCE_TYPE",
          "RESOURCE_NAME",
          "RESOURCE_UID",
          "REGION",
          "STATUS_EXTENDED",
          "REMEDIATION_RECOMMENDATION_TEXT",
          "REMEDIATION_CODE_CLI",
          "COMPLIANCE",
          "CHANGE",
          "FIRST_SEEN",
          "SINCE",
          "REOPENINGS",
          "WAIVED_UNTIL",
          "WAIVER_DAYS_LEFT",
          "WAIVER_REASON",
          "SERVICE_NAME",
          "ACCOUNT_UID",
          "FINDING_UID",
          "TIMESTAMP");

  private static String csv(Report report) {
    return CsvReport.text(report, Messages.in(Language.KO));
  }

  /// As another program reads it.
  private static List<Map<String, String>> rows(Report report) {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv(report).substring(1))) {
      return rows.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(Report report, String check, String student) {
    return rows(report).stream()
        .filter(row -> check.equals(row.get("CHECK_ID")) && student.equals(row.get("STUDENT")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void beginsAsExcelWantsKoreanToBegin() {
    assertThat(csv(Morning.whole()).getBytes(StandardCharsets.UTF_8))
        .startsWith(0xEF, 0xBB, 0xBF, 'S', 'T', 'U', 'D', 'E', 'N', 'T', ',');
  }

  @Test
  void endsEachLineAsRfc4180Says() {
    String header = csv(Morning.whole()).lines().findFirst().orElseThrow();

    assertThat(csv(Morning.whole())).startsWith(header + "\r\n").endsWith("\r\n");
    assertThat(header).isEqualTo("\uFEFF" + String.join(",", COLUMNS));
  }

  @Test
  void hasALineForWhatFailsIsWaivedOrUnknownAndNoOther() {
    Report report = Morning.partial();

    assertThat(rows(report))
        .hasSize(
            (int)
                report.assessments().stream()
                    .filter(a -> a.failed() || a.waived() || a.unknown())
                    .count());
    assertThat(row(report, "s3-versioning", "05")).containsEntry("STATUS", "UNKNOWN");
    assertThat(rows(report))
        .noneMatch(
            row -> "s3-versioning".equals(row.get("CHECK_ID")) && "20".equals(row.get("STUDENT")));
  }

  @Test
  void aFailureSaysWhatWhereSinceWhenAndHowToMendIt() {
    Map<String, String> row = row(Morning.whole(), "s3-versioning", "03");

    assertThat(row)
        .containsEntry("STUDENT_NAME", "김하늘")
        .containsEntry("STATUS", "FAIL")
        .containsEntry("MUTED", "False")
        .containsEntry("SEVERITY", "medium")
        .containsEntry("CHECK_TITLE", "버전 관리 꺼짐")
        .containsEntry("RESOURCE_UID", "arn:aws:s3:::mlops-training-user03")
        .containsEntry("RESOURCE_TYPE", "AWS::S3::Bucket")
        .containsEntry("COMPLIANCE", "S3.14 | ISMS-P 2.9.3")
        .containsEntry("CHANGE", "NEW")
        .containsEntry("FIRST_SEEN", "2026-11-23 02:00:00")
        .containsEntry("WAIVED_UNTIL", "")
        .containsEntry("TIMESTAMP", "2026-11-23 02:00:27");
    assertThat(row.get("REMEDIATION_CODE_CLI")).contains("aws s3api put-bucket-versioning");
    assertThat(row.get("FINDING_UID")).matches("[0-9a-f]{32}");
  }

  @Test
  void aWaivedFailureIsMuted() {
    assertThat(row(Morning.whole(), "s3-versioning", "07"))
        .containsEntry("STATUS", "FAIL")
        .containsEntry("MUTED", "True")
        .containsEntry("WAIVED_UNTIL", "2026-11-26")
        .containsEntry("WAIVER_DAYS_LEFT", "3")
        .containsEntry("WAIVER_REASON", "시험 중, 사본 있음");
  }

  @Test
  void withoutALedgerNothingIsSaidOfTheNightBefore() {
    assertThat(row(Morning.partial(), "s3-versioning", "03"))
        .containsEntry("CHANGE", "")
        .containsEntry("FIRST_SEEN", "")
        .containsEntry("REOPENINGS", "");
  }

  @Test
  void aCellOfSeveralLinesStaysOneCell() {
    Report report =
        Reports.report(
            Reports.run("r1", Reports.NIGHT),
            Reports.course("07"),
            Reports.assessed(
                Reports.VERSIONING,
                "07",
                new Verdict.Fail(
                    Severity.HIGH, Message.of("s3-versioning.fail.never"), "aws one\naws two")));

    assertThat(rows(report))
        .singleElement()
        .satisfies(
            row -> assertThat(row).containsEntry("REMEDIATION_CODE_CLI", "aws one\naws two"));
  }

  @Test
  void noCellIsAFormulaAndNoneBreaksItsLine() {
    List<Map<String, String>> rows = rows(Morning.hostile());

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).containsEntry("STUDENT_NAME", "'" + Plain.lines(Morning.HOSTILE));
    assertThat(rows.getLast())
        .containsEntry("WAIVER_REASON", "'" + Plain.line(Morning.HOSTILE))
        .containsEntry("REMEDIATION_CODE_CLI", "'" + Plain.lines(Morning.HOSTILE));
    assertThat(rows)
        .flatExtracting(Map::values)
        .map(Objects::toString)
        .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r＝＋－＠].*"));
  }
}
