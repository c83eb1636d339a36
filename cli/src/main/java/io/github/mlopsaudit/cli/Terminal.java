package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.CheckTable;
import io.github.mlopsaudit.report.Ink;
import io.github.mlopsaudit.report.MarkdownPage;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.StudentPage;
import io.github.mlopsaudit.report.TextReport;
import java.io.Console;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the person's terminal can do. Colour only where there is one, and not where NO_COLOR is set
/// (https://no-color.org).
record Terminal(boolean interactive, boolean colour, int columns) {

  private static final int USUAL_COLUMNS = 100;

  static Terminal of(Map<String, String> environment) {
    boolean interactive =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(interactive, interactive && wanted, columns(environment));
  }

  private static int columns(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
  }

  /// The outcome of a run, as wide and as colourful as this terminal can show it.
  String text(Outcome outcome, Messages messages) {
    return new TextReport(outcome.report(), outcome.summary(), messages, ink(), columns).text();
  }

  /// The page of one student.
  String page(Report report, String student, Messages messages) {
    return StudentPage.text(report, student, messages, ink());
  }

  /// The catalogue of the checks.
  String table(List<Check> checks, CheckSettings settings, Messages messages) {
    return new CheckTable(checks, settings, messages, ink(), columns).text();
  }

  /// A page of Markdown.
  String page(String markdown) {
    return MarkdownPage.text(markdown, ink(), columns);
  }

  private Ink ink() {
    return colour ? Ink.COLOUR : Ink.PLAIN;
  }
}
