package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Tier;
import java.util.List;

/// The catalogue of the checks as JSON, as a course wants them.
public final class CheckList {

  private CheckList() {}

  /// `inScore` is false where failures are only shown; `reads` are the IAM actions it needs.
  record Line(
      String id,
      String service,
      String severity,
      boolean on,
      boolean inScore,
      String title,
      String why,
      String remedy,
      List<Setting> parameters,
      List<String> reads,
      List<String> references) {}

  /// A parameter; of a flag 1 is true.
  record Setting(String name, int value, int usual, int least, int most) {}

  public static String text(List<Check> checks, CheckSettings settings, Messages messages) {
    return Json.text(checks.stream().map(check -> line(check, settings, messages)).toList());
  }

  private static Line line(Check check, CheckSettings settings, Messages messages) {
    Rule rule = check.rule();
    return new Line(
        rule.id(),
        rule.service().id(),
        settings.severities().getOrDefault(rule.id(), rule.severity()).id(),
        settings.isOn(rule),
        rule.tier() == Tier.ALERT,
        messages.text(rule.id() + ".title"),
        messages.text(rule.id() + ".why"),
        messages.text(rule.id() + ".remedy"),
        rule.parameters().stream().map(parameter -> setting(rule, parameter, settings)).toList(),
        check.reads().stream().map(Read::action).distinct().sorted().toList(),
        rule.references());
  }

  private static Setting setting(Rule rule, Parameter parameter, CheckSettings settings) {
    return new Setting(
        parameter.name(),
        settings.number(rule, parameter),
        parameter.usual(),
        parameter.least(),
        parameter.most());
  }
}
