package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Verdict;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class JunitReportTest {

  private static Document xml(Report report) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(
              new InputSource(
                  new StringReader(JunitReport.text(report, Messages.in(Language.KO)))));
    } catch (Exception e) {
      throw new AssertionError("no XML", e);
    }
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Element testCase(Document document, String check, String resource) {
    return elements(document, "testcase").stream()
        .filter(test ->
            test.getAttribute("classname").equals(check)
                && test.getAttribute("name").equals(resource))
        .findFirst()
        .orElseThrow();
  }

  private static String child(Element test, String attribute) {
    Element child = (Element) test.getFirstChild();
    return child.getTagName() + " " + child.getAttribute(attribute);
  }

  static Stream<Report> reports() {
    return Stream.of(Morning.whole(), Morning.partial(), Morning.oneStudent(), Morning.hostile());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void countsWhatItShows(Report report) {
    Document document = xml(report);
    Element all = document.getDocumentElement();

    assertThat(all.getAttribute("tests")).isEqualTo(count(document, "testcase"));
    assertThat(all.getAttribute("failures")).isEqualTo(count(document, "failure"));
    assertThat(all.getAttribute("errors")).isEqualTo(count(document, "error"));
    assertThat(all.getAttribute("skipped")).isEqualTo(count(document, "skipped"));
    assertThat(
            elements(document, "testsuite").stream()
                .mapToInt(suite -> Integer.parseInt(suite.getAttribute("tests")))
                .sum())
        .isEqualTo(report.assessments().size());
  }

  private static String count(Document document, String name) {
    return Integer.toString(elements(document, name).size());
  }

  @Test
  void eachStudentIsASuite() {
    assertThat(elements(xml(Morning.whole()), "testsuite"))
        .extracting(suite -> suite.getAttribute("name"))
        .containsExactly("123456789012", "03", "05", "07", "20");
  }

  @Test
  void aFailureNamesSeverityDetailAndCommands() {
    Element test = testCase(xml(Morning.whole()), "s3-versioning", "mlops-training-user03");

    assertThat(child(test, "type")).isEqualTo("failure medium");
    assertThat(child(test, "message")).contains("버전 관리");
    assertThat(test.getTextContent()).startsWith("aws s3api put-bucket-versioning");
  }

  @Test
  void whatIsWaivedIsSkippedAndSaysWhy() {
    assertThat(
            child(
                testCase(xml(Morning.whole()), "s3-versioning", "mlops-training-user07"),
                "message"))
        .startsWith("skipped WAIVED until 2026-11-26, 시험 중, 사본 있음: ");
    assertThat(
            testCase(xml(Morning.whole()), "s3-versioning", "mlops-training-user20")
                .hasChildNodes())
        .isFalse();
  }

  @Test
  void whatNobodyCouldJudgeIsAnErrorThatNamesTheAction() {
    Element test = testCase(xml(Morning.partial()), "s3-versioning", "mlops-training-user05");

    assertThat(child(test, "type")).isEqualTo("error UNKNOWN");
    assertThat(child(test, "message")).contains("s3:GetBucketVersioning");
  }

  @Test
  void whatDoesNotApplyYetIsSkipped() {
    Report report =
        Reports.report(
            Reports.run("r1", Reports.NIGHT),
            Reports.course("03"),
            Reports.assessed(Reports.VERSIONING, "03", Verdict.NotApplicable.until(Morning.DAY)));

    assertThat(child(testCase(xml(report), "s3-versioning", "mlops-training-user03"), "message"))
        .startsWith("skipped NOT_APPLICABLE: ");
  }

  @Test
  void aRunThatSawNothingIsNotGreen() {
    Element all =
        xml(Reports.report(
                Reports.run("r1", Reports.NIGHT),
                Reports.course("03"),
                Reports.unknown(Reports.VERSIONING, "03"),
                Reports.unknown(Reports.POLICY, "03")))
            .getDocumentElement();

    assertThat(all.getAttribute("errors")).isEqualTo("2");
    assertThat(all.getAttribute("skipped")).isEqualTo("0");
  }

  @Test
  void foreignTextStaysText() {
    Document document = xml(Morning.hostile());

    assertThat(elements(document, "script")).isEmpty();
    assertThat(document.getDocumentElement().getAttribute("name"))
        .contains("<script>&", "가🙂")
        .doesNotContain("\u202e");
  }
}
