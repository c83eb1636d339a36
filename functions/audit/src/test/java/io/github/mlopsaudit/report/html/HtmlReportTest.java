package io.github.mlopsaudit.report.html;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HtmlReportTest {

  private static final Report CLASS = AuditedClass.of(15);

  private static String english(Report report) {
    return HtmlReport.of(report, Language.EN);
  }

  private static String only(String pattern, String html) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
    assertThat(matcher.find()).as(pattern).isTrue();
    String found = matcher.group(1);
    assertThat(matcher.find()).as(pattern + " again").isFalse();
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void saysHowItIsToBeReadBeforeAnythingElse(Language language) {
    assertThat(HtmlReport.of(CLASS, language))
        .startsWith(
            "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""
                .formatted(language == Language.KO ? "ko" : "en"));
  }

  @Test
  void itsPolicyLetsItsOwnStyleInAndNothingElse() throws NoSuchAlgorithmException {
    String html = english(CLASS);
    String style = only("<style>(.*?)</style>", html);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));

    assertThat(only("Content-Security-Policy\" content=\"([^\"]*)\"", html).replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
            Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void holdsNoScriptNoInlineStyleAndNothingFromElsewhere() {
    assertThat(english(CLASS))
        .doesNotContainPattern("(?i)<(script|link|img|iframe|object|embed|form|base)\\b")
        .doesNotContainPattern("(?i)<[^>]*\\s(style|on[a-z]+|src|srcset)=")
        .doesNotContainPattern("href=\"[^#]")
        .doesNotContainPattern("url\\(|@import");
  }

  @Test
  void noTemplateWritesTextAsItComes() throws IOException {
    Path templates = ProjectFolder.find().path().resolve("functions/audit/src/main/jte");
    try (Stream<Path> files = Files.walk(templates)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(5);
      for (Path template : all) {
        assertThat(template).content().doesNotContain("$unsafe").doesNotContain("@raw");
      }
    }
  }

  @Test
  void onlyTheStyleSheetIsContentThatIsNotEscaped() {
    assertThat(Stream.of(Page.class.getDeclaredMethods()))
        .filteredOn(method -> gg.jte.Content.class.isAssignableFrom(method.getReturnType()))
        .extracting(java.lang.reflect.Method::getName)
        .containsExactly("style");
  }

  @Test
  void tellsTheWholeStoryInBothLanguages() {
    assertThat(english(CLASS))
        .contains("MLOps storage audit: MLOps 2026년 가을 과정")
        .contains("2026-11-23 02:00 KST (11-22 17:00 UTC)")
        .contains("23.4 s<")
        .contains("worse than before")
        .contains("a-check-of-long-ago")
        .contains("still open, since 2026-11-11 (days: 12).")
        .contains("Times it came back: 2.")
        .contains("Waived until 2026-12-24: 비용 실험 중입니다")
        .contains("days left: 31")
        .contains("<code>s3:GetEncryptionConfiguration</code>")
        .contains("not on the roster");
    assertThat(HtmlReport.of(CLASS, Language.KO))
        .contains("심각도 상승")
        .contains("2026-11-11부터 12일 경과")
        .contains("31일 남음")
        .contains("버킷 정책의 명령문 AddYourPlots 때문에");
  }

  @Test
  void saysWhenNothingIsKnownOfTheNightBefore() {
    Report report = Reports.report(run("r1", NIGHT), course("07"), failed(VERSIONING, "07"));

    assertThat(english(report))
        .contains("Nothing is known of an earlier run")
        .doesNotContain("still open, since");
  }

  @Test
  void aClassWithoutAnybodyIsAPageToo() {
    assertThat(english(Reports.report(run("r1", NIGHT), course())))
        .contains("Nothing was judged.")
        .contains("Everything could be seen.")
        .contains("No waiver was granted.")
        .contains("–<small> / 100</small>");
  }

  @Test
  void namesWhereItCouldNotLookAgainAtTheTopAndWithWhatWasNotSeen() {
    String html = english(CLASS);
    String warning = only("<div class=\"warn\">(.*?)</div>", html);
    String unseen = only("<section id=\"unseen\"(.*?)</section>", html);

    assertThat(List.of(warning, unseen))
        .allSatisfy(part ->
            assertThat(part)
                .contains("Could not be seen for two nights or longer: 2")
                .contains(
                    "<li>s3:GetBucketVersioning, mlops-training-user09: since 2026-11-20</li>")
                .contains("<li>ecr:DescribeImages, in many places: since 2026-11-23</li>"));
    assertThat(unseen.indexOf("in many places")).isLessThan(unseen.indexOf("<table"));
  }

  @Test
  void namesFiveBlindSpotsAtTheTopAndAllBelowEvenIfThisNightSawEverything() {
    List<BlindSpot> spots =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> new BlindSpot("s3:Get" + i, "b", Given.NIGHT))
            .toList();
    Report report =
        Reports.report(run("r1", NIGHT), course("07")).with(new Changes(true, List.of(), spots));
    String html = english(report);

    assertThat(only("<div class=\"warn\">(.*?)</div>", html))
        .contains("s3:Get5", "and 2 more")
        .doesNotContain("s3:Get6", "Not everything could be seen");
    assertThat(only("<section id=\"unseen\"(.*?)</section>", html))
        .contains("s3:Get7")
        .doesNotContain("Everything could be seen");
  }

  @Test
  void tellsWhatCountsSoon() {
    String html = english(CLASS);

    assertThat(only("<section id=\"due\"(.*?)</section>", html))
        .contains("<li>2026-11-27: \"Old versions kept for ever\" applies from then on, and would");
    assertThat(html).contains("<a href=\"#due\">").doesNotContain("id=\"cleanup\"");
    assertThat(HtmlReport.of(CLASS, Language.KO)).contains("일주일 안에 적용되는 점검</h2>");
  }

  @Test
  void afterTheCourseWhatIsLeftComesFirstAndNothingCountsSoon() {
    String html = english(AuditedClass.ended(15, ""));

    assertThat(only("<section id=\"cleanup\"(.*?)</section>", html))
        .contains("The course ended on 2026-11-22. Still there, and billed: S3 buckets: ")
        .contains("<li>03: s3://mlops-training-user03, objects: ")
        .contains("aws s3 ls s3://mlops-training-user03 --recursive");
    assertThat(html.indexOf("<section")).isEqualTo(html.indexOf("<section id=\"cleanup\""));
    assertThat(html).contains("id=\"s-03\"").doesNotContain("id=\"due\"");
  }

  @Test
  void saysInWordsThatAWaiverIsForAllAndWhenItEndsToday() {
    Waiver today =
        new Waiver(
            "s3-versioning", "*", "*", LocalDate.parse("2026-11-23"), "lab", "kim", Given.NIGHT);
    Report report =
        Reports.report(run("r1", NIGHT), course("07")).with(new Waivers(List.of(today)));

    assertThat(english(report))
        .contains("<td>all</td><td>all</td>", "<strong>until today</strong>");
    assertThat(HtmlReport.of(report, Language.KO))
        .contains("<td>전체</td><td>전체</td>", "<strong>오늘까지</strong>");
  }

  @Test
  void aRunOfOneStudentOpensThatStudent() {
    Selection selection = new Selection(Set.of("07"), Set.of(Service.S3));
    Report report =
        Reports.report(run("r1", NIGHT, selection), course("03", "07"), failed(VERSIONING, "07"));

    assertThat(english(report))
        .contains("<details class=\"s\" open>")
        .contains("students: 07; s3")
        .doesNotContain("id=\"s-03\"");
  }

  @Test
  void showsEachCommandOfAStudentOnce() {
    String html = english(CLASS);

    assertThat(html).contains("The commands above fix this too.");
    assertThat(
            html.split(
                    "mlops-training-user01-lifecycle-new.json '\\(|--bucket mlops-training-user01 >",
                    -1)
                .length)
        .isLessThan(6);
  }

  @Test
  void leavesCommandsForTheWholeClassToTheScriptWhereTheyWouldBeThousands() {
    String large = english(AuditedClass.of(300));

    assertThat(large).contains("put-public-access-block --bucket mlops-training-user002");
    assertThat(large)
        .doesNotContain("put-bucket-lifecycle-configuration --bucket mlops-training-user002");
    assertThat(english(AuditedClass.of(15)))
        .contains("put-bucket-lifecycle-configuration --bucket mlops-training-user02");
  }
}
