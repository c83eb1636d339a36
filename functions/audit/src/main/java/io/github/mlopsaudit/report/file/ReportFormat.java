package io.github.mlopsaudit.report.file;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.report.CsvReport;
import io.github.mlopsaudit.report.Ink;
import io.github.mlopsaudit.report.JsonReport;
import io.github.mlopsaudit.report.JunitReport;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.OcsfReport;
import io.github.mlopsaudit.report.TextReport;
import io.github.mlopsaudit.report.html.HtmlReport;
import java.io.IOException;
import java.io.Writer;

/// The forms that a report is written in; `docs/formats.md` says what each is for.
public enum ReportFormat {
  TEXT("txt", "text/plain; charset=utf-8"),
  JSON("json", "application/json"),
  HTML("html", "text/html; charset=utf-8"),
  CSV("csv", "text/csv; charset=utf-8"),
  OCSF("ocsf.ndjson", "application/x-ndjson"),
  JUNIT("junit.xml", "application/xml");

  private static final int COLUMNS = 100;

  private final String extension;
  private final String contentType;

  ReportFormat(String extension, String contentType) {
    this.extension = extension;
    this.contentType = contentType;
  }

  /// How names of such files end, without the dot.
  public String extension() {
    return extension;
  }

  /// The media type, for `Content-Type`.
  public String contentType() {
    return contentType;
  }

  /// Writes the file; the large ones as they are made.
  public void write(Report report, RunSummary summary, Language language, Writer out)
      throws IOException {
    Messages messages = Messages.in(language);
    switch (this) {
      case JSON -> {
        JsonReport.write(report, summary, messages, out);
        out.write("\n");
      }
      case HTML -> HtmlReport.write(report, language, out);
      case CSV -> CsvReport.write(report, messages, out);
      case OCSF -> OcsfReport.write(report, messages, out);
      case TEXT, JUNIT -> out.write(text(report, summary, language));
    }
  }

  /// The whole file.
  public String text(Report report, RunSummary summary, Language language) {
    Messages messages = Messages.in(language);
    return switch (this) {
      case TEXT -> new TextReport(report, summary, messages, Ink.PLAIN, COLUMNS).text();
      case JSON -> JsonReport.text(report, summary, messages) + "\n";
      case HTML -> HtmlReport.of(report, language);
      case CSV -> CsvReport.text(report, messages);
      case OCSF -> OcsfReport.text(report, messages);
      case JUNIT -> JunitReport.text(report, messages);
    };
  }
}
