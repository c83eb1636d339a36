package io.github.mlopsaudit.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.Messages;

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
    TEMPLATES.render("report.jte", new Page(report, language, Messages.in(language)), html);
    return html.toString();
  }
}
