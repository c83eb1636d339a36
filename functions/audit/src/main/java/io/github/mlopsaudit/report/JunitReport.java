package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The run as test results, which CI systems show: a suite for each student, a case for each check
/// and resource, a failure for each that fails, an error for each that nobody could judge, so that
/// a run that saw nothing is not green. What is waived or not applicable is skipped, and says why.
/// https://github.com/testmoapp/junitxml
public final class JunitReport {

  private final Report report;
  private final Messages messages;
  private final XMLStreamWriter xml;

  private JunitReport(Report report, Messages messages, XMLStreamWriter xml) {
    this.report = report;
    this.messages = messages;
    this.xml = xml;
  }

  public static String text(Report report, Messages messages) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitReport(report, messages, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("texts can be written into memory", e);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    attribute("name", "mlops-storage-audit " + report.course().name());
    counts(report.assessments());
    for (Map.Entry<String, List<Assessment>> suite : suites().entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  /// By the student's number; what is nobody's comes first, under the account's.
  private Map<String, List<Assessment>> suites() {
    return report.assessments().stream()
        .collect(Collectors.groupingBy(Assessment::student, TreeMap::new, Collectors.toList()));
  }

  private void suite(String student, List<Assessment> cases) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", student.isEmpty() ? report.snapshot().account().id() : student);
    attribute("timestamp", report.run().startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    counts(cases);
    for (Assessment assessment : cases) {
      testCase(assessment);
    }
    xml.writeEndElement();
  }

  private void counts(List<Assessment> cases) throws XMLStreamException {
    long failures = cases.stream().filter(Assessment::failed).count();
    long errors = cases.stream().filter(Assessment::unknown).count();
    long passed = cases.stream().filter(Assessment::passed).count();
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
    attribute("skipped", Long.toString(cases.size() - failures - errors - passed));
  }

  private void testCase(Assessment assessment) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", assessment.rule().id());
    attribute("name", assessment.resource().name());
    attribute("time", "0");
    String detail = messages.text(assessment.verdict().message());
    switch (assessment.verdict()) {
      case Verdict.Pass _ -> {}
      case Verdict.Fail fail -> failure(fail, detail);
      case Verdict.Waived(_, Waiver waiver) ->
          skipped("WAIVED until %s, %s: %s".formatted(waiver.until(), waiver.reason(), detail));
      case Verdict.Unknown _ -> error(detail);
      case Verdict.NotApplicable _ -> skipped("NOT_APPLICABLE: " + detail);
    }
    xml.writeEndElement();
  }

  private void failure(Verdict.Fail fail, String detail) throws XMLStreamException {
    xml.writeStartElement("failure");
    attribute("type", fail.severity().id());
    attribute("message", detail);
    xml.writeCharacters(clean(Plain.lines(fail.remedy().commands())));
    xml.writeEndElement();
  }

  /// The detail names the IAM action that is missing, or what else kept the audit from looking.
  private void error(String detail) throws XMLStreamException {
    xml.writeEmptyElement("error");
    attribute("type", "UNKNOWN");
    attribute("message", detail);
  }

  private void skipped(String why) throws XMLStreamException {
    xml.writeEmptyElement("skipped");
    attribute("message", why);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, clean(Plain.line(value)));
  }

  /// Without the characters that XML 1.0 has no way to write; the JDK's writer lets them through.
  /// https://www.w3.org/TR/xml/#charsets
  private static String clean(String text) {
    return text.replaceAll("[^\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }
}
