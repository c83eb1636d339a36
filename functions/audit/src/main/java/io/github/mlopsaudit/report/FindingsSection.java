package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A student's findings as lines: what is wrong, why that matters, the evidence, since when, and
/// the commands that mend it; then what nobody knows, what is granted and what is mended.
final class FindingsSection {

  private final StudentFindings findings;
  private final Messages messages;
  private final Seen seen;
  private final Ink ink;
  private final List<String> lines = new ArrayList<>();

  private FindingsSection(StudentFindings findings, Messages messages, Ink ink) {
    this.findings = findings;
    this.messages = messages;
    this.seen = new Seen(messages);
    this.ink = ink;
  }

  static List<String> lines(StudentFindings findings, Messages messages, Ink ink) {
    FindingsSection section = new FindingsSection(findings, messages, ink);
    section.add();
    return section.lines;
  }

  private void add() {
    for (Assessment assessment : findings.failures()) {
      if (assessment.verdict() instanceof Verdict.Fail fail) {
        block();
        failure(assessment, fail);
      }
    }
    unknown().forEach(this::gap);
    for (Assessment assessment : findings.waived()) {
      if (assessment.verdict() instanceof Verdict.Waived(Verdict.Fail _, Waiver waiver)) {
        block();
        lines.add(seen.text("page.waived", subject(assessment)));
        add("text.waived", waiver.until(), Plain.line(waiver.reason()));
        findings.age(assessment).ifPresent(this::age);
      }
    }
    List<FindingChange> resolved = findings.resolved();
    if (!resolved.isEmpty()) {
      block();
      resolved.forEach(this::resolved);
    }
    if (lines.isEmpty()) {
      lines.add(messages.text("page.no-findings"));
    }
  }

  private void failure(Assessment assessment, Verdict.Fail fail) {
    Severity severity = fail.severity();
    String mark = Ink.symbol(severity) + " " + messages.text("severity." + severity.id());
    lines.add(ink.severity(severity, mark) + "  " + subject(assessment));
    add("page.why", messages.text(assessment.rule().id() + ".why"));
    add("page.evidence", messages.text(fail.message()));
    findings.age(assessment).ifPresent(this::age);
    add("page.remedy", messages.text(assessment.rule().id() + ".remedy"));
    commands(fail.remedy());
  }

  private void commands(Remedy remedy) {
    if (remedy.asks() && ReadableCommands.isReadable(remedy)) {
      add("page.asks");
    }
    ReadableCommands.of(remedy, findings.student(), messages)
        .forEach(line -> lines.add("      " + line));
  }

  private void age(FindingAge age) {
    add("page.since", age.text(messages));
  }

  /// The checks that one gap keeps from an answer, by what the gap is.
  private Map<String, List<String>> unknown() {
    return findings.unknown().stream()
        .collect(
            groupingBy(
                assessment -> messages.text(assessment.verdict().message()),
                LinkedHashMap::new,
                mapping(this::subject, toList())));
  }

  private void gap(String reason, List<String> subjects) {
    block();
    lines.add(ink.unknown("❓ " + reason));
    subjects.forEach(subject -> lines.add("   - " + subject));
  }

  private void resolved(FindingChange change) {
    lines.add(
        seen.text(
            "page.resolved",
            messages.text("transition." + change.transition().name()),
            messages.title(change.check()),
            change.resource().name()));
  }

  private void block() {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  private void add(String key, Object... arguments) {
    lines.add("   " + messages.text(key, arguments));
  }

  private String subject(Assessment assessment) {
    return messages.title(assessment.rule().id())
        + " — "
        + Plain.line(assessment.resource().name());
  }
}
