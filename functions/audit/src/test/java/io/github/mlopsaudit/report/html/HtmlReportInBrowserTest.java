package io.github.mlopsaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mlopsaudit.core.Course.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The report in a real Chromium.
final class HtmlReportInBrowserTest {

  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)></style></pre><!--`${7*7}"
          + "\u202e\u2066txet\u0000\u001b[31m 한글 ‘’ &lt;b&gt; "
          + "x".repeat(300);

  private static final String SHAPE =
      """
      [...document.querySelectorAll("*")].map(element =>
          element.tagName + "[" + element.getAttributeNames().join() + "]").join(" ")
      """;

  /// Of each mark of the legend: its sign, its background, and its contrast after WCAG 2.
  private static final String MARKS =
      """
      (() => {
        const light = color => {
          const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map(c => c / 255)
              .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return [...document.querySelectorAll(".legend .k")].map(mark => {
          const style = getComputedStyle(mark);
          const hatched = style.backgroundImage.match(/rgb[^)]*\\)/g) ?? [style.backgroundColor];
          const contrasts = hatched.map(background => {
            const [dark, bright] = [light(background), light(style.color)].sort((a, b) => a - b);
            return (bright + 0.05) / (dark + 0.05);
          });
          return {
            sign: getComputedStyle(mark, "::before").content,
            background: style.backgroundColor + style.backgroundImage,
            contrast: Math.min(...contrasts)};
        });
      })()
      """;

  @TempDir private static Path folder = Path.of("");

  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static Path page(String name, String html) {
    try {
      return Files.writeString(folder.resolve(name), html);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path page(int students, Language language) {
    return page(
        students + "-" + language + ".html", HtmlReport.of(AuditedClass.of(students), language));
  }

  private static Path hostilePage() {
    return page("hostile.html", HtmlReport.of(AuditedClass.of(15, HOSTILE), Language.KO));
  }

  @ParameterizedTest
  @CsvSource({"KO, light", "KO, dark", "EN, light", "EN, dark"})
  void axeFindsNoBarrier(Language language, String scheme) {
    Browser.Sight sight = browser.look(page(15, language), "scheme", scheme, "axe", true);

    assertThat(sight.list("violations")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"KO, light", "EN, dark"})
  void axeFindsNoBarrierAfterTheCourse(Language language, String scheme) {
    Path page =
        page("ended-" + language + ".html", HtmlReport.of(AuditedClass.ended(15, ""), language));
    Browser.Sight sight = browser.look(page, "scheme", scheme, "axe", true, "keyboard", true);

    assertThat(sight.list("violations")).isEmpty();
    assertThat(sight.list("unreached")).isEmpty();
  }

  @Test
  void noNameInWhatIsLeftBreaksOut() {
    Path hostile =
        page("hostile-end.html", HtmlReport.of(AuditedClass.ended(15, HOSTILE), Language.KO));
    Path harmless =
        page("harmless-end.html", HtmlReport.of(AuditedClass.ended(15, "aa bb"), Language.KO));
    Browser.Sight seen = browser.look(hostile, "evaluate", SHAPE);

    assertThat(seen.value().asText())
        .isEqualTo(browser.look(harmless, "evaluate", SHAPE).value().asText());
    assertThat(seen.list("messages")).isEmpty();
  }

  @Test
  void loadsNothingAndBreaksNoRuleOfItsPolicy() {
    Path page = page(15, Language.KO);
    Browser.Sight sight = browser.look(page, "evaluate", "document.styleSheets[0].cssRules.length");

    assertThat(sight.value().asInt()).as("the style is applied").isGreaterThan(50);
    assertThat(sight.list("messages")).isEmpty();
    assertThat(sight.list("requests")).containsExactly(page.toUri().toString());
  }

  @Test
  void noNameTagPolicyOrReasonBreaksOut() {
    Path harmless = page("harmless.html", HtmlReport.of(AuditedClass.of(15, "aa bb"), Language.KO));
    Browser.Sight expected = browser.look(harmless, "evaluate", SHAPE);
    Browser.Sight seen = browser.look(hostilePage(), "evaluate", SHAPE);

    assertThat(seen.value().asText()).isEqualTo(expected.value().asText());
    assertThat(seen.answer().path("dialogs").asInt()).isZero();
    assertThat(seen.list("messages")).isEmpty();
    assertThat(seen.list("requests")).hasSize(1);
  }

  @Test
  void tabReachesEachLinkRegionAndStudent() {
    assertThat(browser.look(page(15, Language.EN), "keyboard", true).list("unreached")).isEmpty();
  }

  @Test
  void eachLinkLeadsSomewhereAndNoPlaceIsNamedTwice() {
    String lost =
        """
        [...document.querySelectorAll("a")].map(a => a.getAttribute("href"))
            .filter(href => document.querySelectorAll("#" + CSS.escape(href.slice(1))).length !== 1)
        """;

    assertThat(browser.look(page(15, Language.KO), "evaluate", lost).value()).isEmpty();
  }

  @Test
  void aLinkIntoAClosedStudentOpensIt() {
    String opened =
        """
        (async () => {
          const closed = document.querySelector("details.s:not([open])");
          location.hash = closed.querySelector(".in").id;
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          return closed.open;
        })()
        """;

    assertThat(browser.look(page(15, Language.KO), "evaluate", opened).value().asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 375, 768})
  void narrowScreensScrollTheTableButNotThePage(int width) {
    for (Path page : List.of(page(15, Language.KO), page(15, Language.EN), hostilePage())) {
      Browser.Sight sight =
          browser.look(
              page,
              "width",
              width,
              "evaluate",
              "document.querySelectorAll('details').forEach(d => d.open = true);"
                  + " document.documentElement.scrollWidth");

      assertThat(sight.value().asInt()).isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void eachMarkHasAColourAndASignOfItsOwnThatCanBeRead(String scheme) {
    JsonNode marks =
        browser.look(page(15, Language.KO), "scheme", scheme, "evaluate", MARKS).value();

    assertThat(marks).hasSize(Mark.values().length);
    assertThat(marks).extracting(mark -> mark.path("sign").asText()).doesNotHaveDuplicates();
    assertThat(marks).extracting(mark -> mark.path("background").asText()).doesNotHaveDuplicates();
    assertThat(marks)
        .allSatisfy(mark -> assertThat(mark.path("contrast").asDouble()).isGreaterThan(4.5));
  }

  @Test
  void printsTheWholeTableAndEachStudent() throws IOException {
    // A4 across, less the margins, in CSS pixels.
    int width = 277 * 96 / 25;
    String cut =
        """
        [...document.querySelectorAll(".map, details.s .in")].filter(element => {
          const box = element.getBoundingClientRect();
          return box.right > innerWidth + 1 || box.height === 0 || !element.checkVisibility();
        }).map(element => element.className + element.id)
        """;
    Path pdf = folder.resolve("class.pdf");
    Browser.Sight sight =
        browser.look(
            page(40, Language.KO),
            "width",
            width,
            "media",
            "print",
            "evaluate",
            cut,
            "pdf",
            pdf.toString());

    assertThat(StreamSupport.stream(sight.value().spliterator(), false)).isEmpty();
    assertThat(pdf).content(java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF-");
  }

  @Test
  void aThousandStudentsStayUsable() throws IOException {
    Path page = page(1000, Language.KO);
    Browser.Sight sight =
        browser.look(page, "evaluate", "document.querySelectorAll('tbody tr .who').length");

    assertThat(Files.size(page)).isLessThan(8_000_000);
    assertThat(sight.value().asInt()).isGreaterThan(1000);
    assertThat(sight.loaded()).as("milliseconds to load").isLessThan(30_000);
  }
}
