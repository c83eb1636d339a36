package io.github.mlopsaudit.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.Messages;
import java.io.Writer;

/// The report as one HTML page: no script, nothing from elsewhere, all it needs in itself. Serve it
/// as `text/html; charset=utf-8`.
public final class HtmlReport {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          HtmlReport.class.getClassLoader(),
          HtmlReport.class.getPackageName());

  private HtmlReport() {}

  public static String of(Report report, Language language) {
    StringOutput html = new StringOutput();
    render(report, language, html);
    return html.toString();
  }

  /// Writes the page as it is made, so that it need not be in memory as a whole.
  public static void write(Report report, Language language, Writer out) {
    render(report, language, new WriterOutput(out));
  }

  private static void render(Report report, Language language, TemplateOutput html) {
    TEMPLATES.render("report.jte", new Page(report, language, Messages.in(language)), html);
  }
}
