package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Tier;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The catalogue of the checks for a person at a terminal, by service, as a course wants them.
public final class CheckTable {

  private static final String GAP = "  ";

  private final List<Rule> rules;
  private final CheckSettings settings;
  private final Messages messages;
  private final Ink ink;
  private final int columns;
  private final List<Integer> widths;

  /// `columns` is the width of the terminal.
  public CheckTable(
      List<Check> checks, CheckSettings settings, Messages messages, Ink ink, int columns) {
    this.rules = checks.stream().map(Check::rule).toList();
    this.settings = settings;
    this.messages = messages;
    this.ink = ink;
    this.columns = columns;
    this.widths = widths();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (Service service : Service.values()) {
      List<Rule> ofService = rules.stream().filter(rule -> rule.service() == service).toList();
      if (!ofService.isEmpty()) {
        text.append(ink.heading(messages.text("service." + service.id()))).append('\n');
        text.append(ink.quiet(line(headings()) + messages.text("checks.title"))).append('\n');
        ofService.forEach(rule -> text.append(row(rule)));
        text.append('\n');
      }
    }
    return text.append(messages.text("checks.foot")).append('\n').toString();
  }

  private List<String> headings() {
    return Stream.of("id", "severity", "on", "counts")
        .map(column -> messages.text("checks." + column))
        .toList();
  }

  /// Every column but the title, which is last.
  private List<String> cells(Rule rule) {
    return List.of(
        rule.id(),
        messages.text("severity." + severity(rule).id()),
        messages.text(settings.isOn(rule) ? "checks.is-on" : "checks.is-off"),
        messages.text(rule.tier() == Tier.ALERT ? "checks.in-score" : "checks.shown"));
  }

  private Severity severity(Rule rule) {
    return settings.severities().getOrDefault(rule.id(), rule.severity());
  }

  private List<Integer> widths() {
    List<List<String>> lines =
        Stream.concat(Stream.of(headings()), rules.stream().map(this::cells)).toList();
    return IntStream.range(0, headings().size())
        .map(column ->
            lines.stream().mapToInt(line -> Columns.width(line.get(column))).max().orElse(0))
        .boxed()
        .toList();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(Columns.pad(cells.get(i), widths.get(i))).append(GAP);
    }
    return line.toString();
  }

  /// The references stand behind the title where there is room for them, else below it.
  private String row(Rule rule) {
    String begin = line(cells(rule));
    String title = messages.text(rule.id() + ".title");
    String references = String.join(", ", rule.references());
    int width = Columns.width(begin + title + GAP + references);
    String gap = width <= columns ? GAP : "\n" + " ".repeat(Columns.width(begin));
    String painted = settings.isOn(rule) ? begin : ink.quiet(begin);
    return painted + title + (references.isEmpty() ? "" : gap + ink.quiet(references)) + "\n";
  }
}
