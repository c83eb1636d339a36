package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes sample reports, for a person to look at in a browser: `class-40-ko.html` and the like.
final class RenderedPages {

  private RenderedPages() {}

  public static void main(String[] folderAndSizes) throws IOException {
    Path folder = Files.createDirectories(Path.of(folderAndSizes[0]));
    for (int i = 1; i < folderAndSizes.length; i++) {
      Report report = AuditedClass.of(Integer.parseInt(folderAndSizes[i]));
      for (Language language : Language.values()) {
        String name = "class-%s-%s.html".formatted(folderAndSizes[i], language);
        long start = System.nanoTime();
        String html = HtmlReport.of(report, language);
        System.err.printf(
            "%s %d ms, %d bytes%n",
            name,
            (System.nanoTime() - start) / 1_000_000,
            html.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        Files.writeString(folder.resolve(name.toLowerCase(Locale.ROOT)), html);
      }
    }
  }
}
