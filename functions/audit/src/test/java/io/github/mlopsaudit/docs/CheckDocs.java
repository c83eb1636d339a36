package io.github.mlopsaudit.docs;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.report.Messages;
import java.util.List;
import java.util.stream.Stream;

/// What of the documentation is generated from the checks: the facts on each page, the index of the
/// pages, the README's table.
final class CheckDocs {

  private static final Messages MESSAGES = Messages.in(Language.EN);
  private static final String SECURITY_HUB = "[A-Za-z0-9]+\\.\\d+";

  private CheckDocs() {}

  /// The page with the facts of the check below its title, in place of those that stand there.
  static String withFacts(String page, Check check) {
    int end = page.indexOf('\n');
    String rest =
        page.substring(end + 1).replaceFirst("(?s)\\s*<!-- facts -->.*<!-- /facts -->\n", "\n");
    return page.substring(0, end)
        + "\n\n<!-- facts -->\n"
        + facts(check)
        + "<!-- /facts -->\n\n"
        + rest.stripLeading();
  }

  private static String facts(Check check) {
    Rule rule = check.rule();
    return row("", "")
        + row("---", "---")
        + row("severity", rule.severity().id())
        + row("counts", rule.tier() == Tier.ALERT ? "in the score" : "nowhere, it is only shown")
        + row("by default", rule.on() ? "on" : "off")
        + row("reads", orNothing(actions(check)))
        + row("parameters", orNothing(rule.parameters().stream().map(CheckDocs::setting)))
        + row("references", orNothing(rule.references().stream().map(CheckDocs::reference)));
  }

  private static Stream<String> actions(Check check) {
    return check.reads().stream().map(Read::action).distinct().sorted().map(CheckDocs::code);
  }

  private static String setting(Parameter parameter) {
    return parameter.isFlag()
        ? "%s: %s".formatted(code(parameter.name()), parameter.usual() == 1)
        : "%s: %d (%d to %d)"
            .formatted(
                code(parameter.name()), parameter.usual(), parameter.least(), parameter.most());
  }

  private static String reference(String reference) {
    return reference.matches(SECURITY_HUB) ? "Security Hub " + reference : reference;
  }

  private static String orNothing(Stream<String> texts) {
    String all = texts.collect(joining(", "));
    return all.isEmpty() ? "none" : all;
  }

  /// `docs/checks/README.md`.
  static String index(List<Check> checks) {
    return """
    # The checks

    Generated from the checks, as are the facts on each page: [what a verdict, a severity and the score are](../score.md).
    A course switches checks on and off, and sets severities and parameters, in its [course file](../../README.md#configuration).
    """
        + Stream.of(Service.values()).map(service -> section(service, checks)).collect(joining());
  }

  private static String section(Service service, List<Check> checks) {
    String rows =
        checks.stream()
            .map(Check::rule)
            .filter(rule -> rule.service() == service)
            .map(rule ->
                row(
                    "[%s](%s.md)".formatted(code(rule.id()), rule.id()),
                    title(rule),
                    rule.severity().id(),
                    standing(rule)))
            .collect(joining());
    return rows.isEmpty()
        ? ""
        : "\n## %s\n\n".formatted(MESSAGES.text("service." + service.id()))
            + row("check", "what fails", "severity", "by default")
            + row("---", "---", "---", "---")
            + rows;
  }

  /// The README's table.
  static String table(List<Check> checks) {
    return row("check", "what fails", "severity")
        + row("---", "---", "---")
        + checks.stream()
            .map(Check::rule)
            .map(rule ->
                row(
                    code(rule.id()),
                    title(rule),
                    rule.severity().id() + (rule.on() ? "" : ", off by default")))
            .collect(joining());
  }

  private static String standing(Rule rule) {
    String counts = rule.tier() == Tier.ALERT ? "in the score" : "shown only";
    return rule.on() ? counts : "off; " + counts;
  }

  private static String title(Rule rule) {
    return MESSAGES.text(rule.id() + ".title").replace("|", "\\|");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
