package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Values.number;
import static io.github.mlopsaudit.ledger.Values.text;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Finding;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One fault that stands. An unknown verdict says nothing about a finding, so it changes none.
final class FindingItem {

  private static final int ARGUMENTS = 20;
  private static final int TEXT_BYTES = 2_048;
  private static final int REMEDY_BYTES = 65_536;

  private FindingItem() {}

  /// The findings of the run, each once. One check may fail twice under one id, for example where a
  /// repository of the same name stands in two regions: the worst counts, then the first to read.
  static Stream<Change> of(Looked looked) {
    Set<String> ids = new HashSet<>();
    return looked.assessments().values().stream()
        .flatMap(List::stream)
        .filter(Assessment::failed)
        .sorted(
            Assessment.READING_ORDER
                .thenComparing(assessment -> assessment.resource().region())
                .thenComparing(assessment -> assessment.verdict().toString()))
        .map(looked.report()::finding)
        .filter(finding -> ids.add(finding.id()))
        .map(finding -> item(looked, finding));
  }

  private static Change item(Looked looked, Finding finding) {
    Assessment assessment = finding.assessment();
    String check = assessment.rule().id();
    String open = String.join("#", looked.time(), Key.label(assessment.student()), check);
    return new Change(
        Key.finding(looked.course(), assessment.student(), check, finding.id()),
        looked.sequence(),
        attributes(looked, finding),
        Map.of("firstSeenAt", text(looked.time()), "GSI1SK", text(open)));
  }

  private static Map<String, AttributeValue> attributes(Looked looked, Finding finding) {
    Assessment assessment = finding.assessment();
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("layout", number(SummaryItem.LAYOUT));
    item.put("GSI1PK", text("OPEN#" + looked.course() + "#" + assessment.severity()));
    item.put("findingId", text(finding.id()));
    item.put("student", text(assessment.student()));
    item.put("check", text(assessment.rule().id()));
    item.put("service", text(assessment.rule().service().id()));
    item.put("severity", text(assessment.severity().name()));
    item.put("resource", text(assessment.resource().name(), TEXT_BYTES));
    item.put("resourceType", text(assessment.resource().kind().type()));
    item.put("region", text(assessment.resource().region(), TEXT_BYTES));
    item.put("message", message(assessment.verdict().message()));
    if (assessment.verdict() instanceof Verdict.Fail fail) {
      item.put("remedy", text(fail.remedy().commands(), REMEDY_BYTES));
    }
    item.put("lastSeenAt", text(looked.time()));
    item.put("lastRunId", text(looked.report().run().id()));
    return item;
  }

  private static AttributeValue message(Message message) {
    return Values.map(
        Map.of(
            "key",
            text(message.key()),
            "arguments",
            Values.list(message.arguments(), ARGUMENTS, argument -> text(argument, TEXT_BYTES))));
  }
}
