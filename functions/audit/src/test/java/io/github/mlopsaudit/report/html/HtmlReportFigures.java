package io.github.mlopsaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Measures the page for classes of several sizes, and takes pictures of the demo, into
/// `target/pages`. Not part of the build; docs/benchmarks.md has the command and what it printed.
final class HtmlReportFigures {

  private static final Path FOLDER = Path.of("target", "pages").toAbsolutePath();
  private static final int[] SIZES = {15, 40, 100, 1000};
  private static final int TIMES = 3;

  private static Path page(int students, Language language) {
    String name = "class-%d-%s.html".formatted(students, language).toLowerCase(Locale.ROOT);
    try {
      Files.createDirectories(FOLDER);
      return Files.writeString(
          FOLDER.resolve(name), HtmlReport.of(AuditedClass.of(students), language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void measuresSizeAndTimes() throws IOException {
    System.out.printf(
        "%8s %10s %8s %8s %8s%n", "students", "render ms", "KB", "gzip KB", "load ms");
    try (Browser browser = Browser.start()) {
      for (int students : SIZES) {
        Report report = AuditedClass.of(students);
        double render = Double.MAX_VALUE;
        double load = Double.MAX_VALUE;
        Path page = page(students, Language.KO);
        for (int i = 0; i < TIMES; i++) {
          long start = System.nanoTime();
          String html = HtmlReport.of(report, Language.KO);
          render = Math.min(render, (System.nanoTime() - start) / 1e6);
          assertThat(html).endsWith("</html>\n");
          load = Math.min(load, browser.look(page).loaded());
        }
        byte[] bytes = Files.readAllBytes(page);
        System.out.printf(
            "%8d %10.0f %8d %8d %8.0f%n",
            students, render, bytes.length / 1000, gzipped(bytes) / 1000, load);
      }
    }
  }

  private static int gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.size();
  }

  /// Of what `./audit demo --nights 3` left.
  @Test
  void takesPictures() {
    Path page = ProjectFolder.find().path().resolve(".tools/demo/night-3/report.html");
    try (Browser browser = Browser.start()) {
      shoot(browser, page, "class.png", 1400, 1130, "light", "");
      shoot(browser, page, "student.png", 1000, 900, "dark", "s-03");
      shoot(browser, page, "phone.png", 390, 844, "light", "map");
    }
  }

  private static void shoot(
      Browser browser, Path page, String name, int width, int height, String scheme, String place) {
    Path picture = FOLDER.resolve(name);
    browser.look(
        page,
        "width",
        width,
        "height",
        height,
        "scheme",
        scheme,
        "evaluate",
        "location.hash = '%s'; document.fonts.ready.then(() => 0)".formatted(place),
        "screenshot",
        picture.toString());
    assertThat(picture).isNotEmptyFile();
  }
}
